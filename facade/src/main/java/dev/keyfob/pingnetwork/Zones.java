package dev.keyfob.pingnetwork;

import dev.keyfob.Listing;
import dev.keyfob.generated.pingnetwork.api.ZonesApi;
import dev.keyfob.generated.pingnetwork.model.ZoneResponse;
import dev.keyfob.internal.call.ApiCall;
import dev.keyfob.internal.call.ApiTransport;
import dev.keyfob.internal.result.ListResponses;
import java.util.concurrent.CompletableFuture;

/**
 * The places that sessions can go out from. Thread-safe.
 *
 * <p>Every operation throws a {@link dev.keyfob.error.KeyfobException}, or completes its future
 * with one.
 *
 * @since 0.1.0
 */
public final class Zones {

  private final ApiTransport transport;
  private final ZonesApi api;

  Zones(ApiTransport transport) {
    this.transport = transport;
    this.api = transport.api(ZonesApi.class);
  }

  /**
   * {@return all zones}
   *
   * <p>May be repeated, and is tried again by itself. ({@code GET /zones})
   */
  public Listing<Zone> list() {
    return listing().send();
  }

  /**
   * {@link #list}, without waiting.
   *
   * @return what {@link #list} returns, once it is there
   */
  public CompletableFuture<Listing<Zone>> listAsync() {
    return listing().sendAsync();
  }

  private ApiCall<?, Listing<Zone>> listing() {
    return transport.exchange(api.listZones(), Zones::zones, "");
  }

  private static Listing<Zone> zones(ZoneResponse answer) {
    return ListResponses.of(answer.zones(), "zones", Zone::new, null, answer.unknownFields());
  }

  /** A fixed text. */
  @Override
  public String toString() {
    return "Zones";
  }
}
