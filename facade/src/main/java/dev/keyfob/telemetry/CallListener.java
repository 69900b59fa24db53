package dev.keyfob.telemetry;

/**
 * Receives a report of each completed call, for metrics and traces. A {@link CallReport} contains
 * no secret, value or exception.
 *
 * <p>A listener is called once for each call, however many attempts it took, before the caller gets
 * the result. Blocking calls use the caller's thread, asynchronous calls one of the client's. A
 * listener must be fast and thread-safe. If it throws, the exception's class is logged and the call
 * is not affected. Event streams are not reported.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface CallListener {

  /**
   * Receives the report of a call that has completed.
   *
   * @param report the report
   */
  void ended(CallReport report);
}
