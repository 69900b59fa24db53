package dev.keyfob.simulation.invariant;

import dev.keyfob.simulation.life.LifeResult;
import dev.keyfob.simulation.model.MissedRequest;
import java.util.function.Consumer;

/**
 * Invariant: a request that must be sent once is never written to a connection that the server had
 * closed some time before.
 */
final class NoFalseAlarm implements Invariant {

  /** The time between the client's check of the connection and the request's first byte. */
  private static final long NANOS_OF_THE_CHECK = 50_000_000;

  @Override
  public void check(LifeResult life, Consumer<String> violations) {
    for (MissedRequest missed : life.missed()) {
      if (!missed.method().equals("GET")
          && !missed.method().equals("DELETE")
          && missed.nanosSinceEnd() > NANOS_OF_THE_CHECK) {
        violations.accept(
            missed.actor()
                + " has written "
                + missed.method()
                + " "
                + missed.nanosSinceEnd() / 1_000_000
                + " ms after the server had closed the connection");
      }
    }
  }
}
