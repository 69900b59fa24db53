package dev.keyfob.telemetry;

/**
 * Is told of every operation that has come to its end: for metrics and traces. It sees no secret,
 * no value and no exception, only what an {@link CallReport} has.
 *
 * <p>Called once for each operation, however many attempts it took, before the caller has the
 * result: on the caller's thread where that waits, else on one of the client's. Be quick, and safe
 * to call from several threads. What it throws is logged, by its class alone, and harms nobody.
 * Streams of events are not reported.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface CallListener {

  /**
   * An operation has come to its end.
   *
   * @param report what there is to know of it
   */
  void ended(CallReport report);
}
