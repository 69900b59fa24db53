package dev.keyfob.pingnetwork;

import dev.keyfob.generated.pingnetwork.api.ZonesApi;
import dev.keyfob.generated.pingnetwork.model.ZoneResponse;
import dev.keyfob.internal.transport.Exchange;
import dev.keyfob.internal.transport.Transport;
import dev.keyfob.internal.transport.UnreadableException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * The places that sessions can go out from. Thread-safe.
 *
 * <p>Every operation throws a {@link dev.keyfob.KeyfobException}, or completes its future with one.
 */
public final class Zones {

  private final Transport transport;
  private final ZonesApi api;

  Zones(Transport transport) {
    this.transport = transport;
    this.api = transport.api(ZonesApi.class);
  }

  /**
   * All zones. What the answer holds beside them is left out.
   *
   * <p>May be repeated, and is tried again by itself. ({@code GET /zones})
   */
  public List<Zone> list() {
    return listing().send();
  }

  /** {@link #list}, without waiting. */
  public CompletableFuture<List<Zone>> listAsync() {
    return listing().sendAsync();
  }

  private Exchange<?, List<Zone>> listing() {
    return transport.exchange(api.listZones(), Zones::zones, "");
  }

  private static List<Zone> zones(ZoneResponse answer) {
    return UnreadableException.require(answer.zones(), "list in zones").stream()
        .filter(Objects::nonNull)
        .map(Zone::new)
        .toList();
  }

  /** A fixed text. */
  @Override
  public String toString() {
    return "Zones";
  }
}
