package dev.keyfob.pingnetwork;

import dev.keyfob.Listing;
import dev.keyfob.generated.pingnetwork.api.ZonesApi;
import dev.keyfob.generated.pingnetwork.model.ZoneResponse;
import dev.keyfob.internal.transport.Exchange;
import dev.keyfob.internal.transport.ListReading;
import dev.keyfob.internal.transport.Transport;
import java.util.concurrent.CompletableFuture;

/**
 * The places that sessions can go out from. Thread-safe.
 *
 * <p>Every operation throws a {@link dev.keyfob.KeyfobException}, or completes its future with one.
 *
 * @since 0.1.0
 */
public final class Zones {

  private final Transport transport;
  private final ZonesApi api;

  Zones(Transport transport) {
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

  private Exchange<?, Listing<Zone>> listing() {
    return transport.exchange(api.listZones(), Zones::zones, "");
  }

  private static Listing<Zone> zones(ZoneResponse answer) {
    return ListReading.of(answer.zones(), "zones", Zone::new, null, answer.unknownFields());
  }

  /** A fixed text. */
  @Override
  public String toString() {
    return "Zones";
  }
}
