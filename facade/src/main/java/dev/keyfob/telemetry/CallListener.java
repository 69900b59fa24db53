package dev.keyfob.telemetry;

import jakarta.annotation.Nullable;

/**
 * Receives a report of each completed call, for metrics and traces. A {@link CallReport} contains
 * no secret, value or exception.
 *
 * <p>{@code ended} is called once for each call, however many attempts it took, before the caller
 * gets the result. Blocking calls use the caller's thread, asynchronous calls one of the client's.
 * A listener must be fast and thread-safe. If it throws, the exception's class is logged and the
 * call is not affected. Event streams are not reported.
 *
 * <p>To continue a trace or a logging context on the client's threads, override {@link #started},
 * which runs on the caller's thread, and {@link #ended(CallReport, Object)}.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface CallListener {

  /**
   * Receives the start of a call, on the thread of the caller.
   *
   * @param call the call
   * @return a context for {@link #ended(CallReport, Object)}, such as a span. Default: null
   */
  default @Nullable Object started(CallStart call) {
    return null;
  }

  /**
   * Receives the report of a call that has completed.
   *
   * @param report the report
   */
  void ended(CallReport report);

  /**
   * Receives the report of a call that has completed, with the context of its start. Default: calls
   * {@link #ended(CallReport)}.
   *
   * @param report the report
   * @param context returned by {@link #started} for this call
   */
  default void ended(CallReport report, @Nullable Object context) {
    ended(report);
  }
}
