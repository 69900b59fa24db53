package dev.keyfob.internal.call;

import dev.keyfob.internal.attempt.Attempt;
import dev.keyfob.internal.attempt.AttemptResult;
import dev.keyfob.internal.attempt.BufferedResponse;
import dev.keyfob.internal.text.SafeIds;
import dev.keyfob.internal.text.SafeLogger;
import dev.keyfob.internal.time.TimeSource;
import dev.keyfob.operation.Operation;
import dev.keyfob.telemetry.CallListener;
import dev.keyfob.telemetry.CallReport;
import dev.keyfob.telemetry.CallStart;
import jakarta.annotation.Nullable;
import java.time.Duration;

/**
 * Writes a log line for each attempt and tells the caller's listener of each call. Both show the
 * path template, never a URL, a header's value or a body. Thread-safe.
 *
 * @param listener the caller's listener; null if there is none
 * @param maxAttempts the maximum number of attempts, for log lines
 */
record CallObserver(@Nullable CallListener listener, int maxAttempts, TimeSource time) {

  /**
   * Logs an attempt, at DEBUG.
   *
   * @param number the number of the attempt, from 1
   * @param startNanos when the attempt began
   */
  void attemptEnded(Attempt attempt, AttemptResult<?> result, int number, long startNanos) {
    SafeLogger.debug(() -> line(attempt, result, number, startNanos));
  }

  private String line(Attempt attempt, AttemptResult<?> result, int number, long startNanos) {
    StringBuilder line = new StringBuilder(120).append(attempt).append(" -> ");
    BufferedResponse response = attempt.response();
    if (result.throttled()) {
      line.append("throttled for ").append(result.delayMillis()).append(" ms");
    } else {
      if (response != null) {
        line.append(response.status()).append(' ');
      }
      if (result.isFailure()) {
        line.append(result.failure().getClass().getSimpleName()).append(' ');
      }
      line.append("in ").append((time.nanoTime() - startNanos) / 1_000_000).append(" ms");
    }
    line.append(" (attempt ").append(number).append(" of ").append(maxAttempts);
    if (!result.throttled()) {
      line.append(", request id ")
          .append(SafeIds.requestId(response == null ? null : response.requestId()));
    }
    return line.append(')').toString();
  }

  /**
   * Tells the listener of a call that starts, on the caller's thread.
   *
   * @return the listener's context, which it gets back when the call has ended
   */
  @Nullable
  Object callStarted(Attempt first) {
    if (listener == null) {
      return null;
    }
    try {
      Operation operation = first.operation();
      return listener.started(new CallStart(operation.id(), operation.method(), operation.path()));
    } catch (Throwable failure) { // Errors, too: a listener does not affect the call
      logFailed(failure);
      return null;
    }
  }

  private static void logFailed(Throwable failure) {
    SafeLogger.warn(() -> "the call listener failed with " + failure.getClass().getName());
  }

  /**
   * Tells the listener of a call that has ended.
   *
   * @param last the last attempt
   * @param startNanos when the call began
   * @param reissued whether recovery reissued a credential by the call
   * @param context returned by {@link #callStarted}
   */
  void callEnded(
      Attempt last,
      AttemptResult<?> result,
      int attempts,
      long startNanos,
      boolean reissued,
      @Nullable Object context) {
    if (listener == null) {
      return;
    }
    try {
      CallReport report = report(last, result, attempts, startNanos);
      listener.ended(reissued ? report.asReissued() : report, context);
    } catch (Throwable failure) {
      // Errors, too: the result, which may be a credential, must be returned.
      logFailed(failure);
    }
  }

  private CallReport report(Attempt last, AttemptResult<?> result, int attempts, long startNanos) {
    BufferedResponse response = last.response();
    return CallReport.of(
        last.operation().id(),
        last.operation().method(),
        last.operation().path(),
        response == null ? null : response.status(),
        attempts,
        Duration.ofNanos(time.nanoTime() - startNanos),
        response == null ? null : SafeIds.orNull(response.requestId()),
        result.failure());
  }

  /** Logs, at WARNING, that the future of a call was completed by the caller before its result. */
  void resultDropped(Attempt attempt) {
    SafeLogger.warn(
        () ->
            attempt
                + " was sent before its future was cancelled or completed by the caller: it may have"
                + " been applied, and its response was dropped");
  }
}
