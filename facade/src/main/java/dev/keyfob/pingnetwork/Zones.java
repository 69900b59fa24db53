package dev.keyfob.pingnetwork;

import dev.keyfob.Listing;
import dev.keyfob.generated.pingnetwork.api.ZonesApi;
import dev.keyfob.generated.pingnetwork.model.ZoneResponse;
import dev.keyfob.internal.call.ApiCall;
import dev.keyfob.internal.call.ApiTransport;
import dev.keyfob.internal.result.ListResponses;
import java.util.concurrent.CompletableFuture;

/**
 * Lists the zones where the traffic of sessions exits. Thread-safe.
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
   * {@return all zones ({@code GET /zones})} The request is safe and retried.
   *
   * @throws dev.keyfob.error.KeyfobException if the request fails
   */
  public Listing<Zone> list() {
    return listing().execute();
  }

  /**
   * Asynchronous {@link #list}.
   *
   * @return the future zones
   */
  public CompletableFuture<Listing<Zone>> listAsync() {
    return listing().executeAsync();
  }

  private ApiCall<?, Listing<Zone>> listing() {
    return transport.call(api.listZones(), Zones::zones, "");
  }

  private static Listing<Zone> zones(ZoneResponse response) {
    return ListResponses.of(response.zones(), "zones", Zone::new, null, response.unknownFields());
  }
}
