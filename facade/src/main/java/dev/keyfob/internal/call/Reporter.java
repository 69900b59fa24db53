package dev.keyfob.internal.call;

import dev.keyfob.internal.attempt.Attempt;
import dev.keyfob.internal.attempt.AttemptResult;
import dev.keyfob.internal.attempt.BufferedResponse;
import dev.keyfob.internal.text.RequestId;
import dev.keyfob.internal.text.SafeLogger;
import dev.keyfob.internal.time.TimeSource;
import dev.keyfob.telemetry.CallListener;
import dev.keyfob.telemetry.CallReport;
import jakarta.annotation.Nullable;
import java.time.Duration;

/** Tells the listener, if there is one, and keeps from everybody else what it throws. */
public record Reporter(@Nullable CallListener listener, TimeSource timing) {

  /**
   * An operation has come to its end.
   *
   * @param last its last attempt
   * @param startNanos when the operation began
   */
  void ended(Attempt last, AttemptResult<?> outcome, int attempts, long startNanos) {
    if (listener == null) {
      return;
    }
    try {
      listener.ended(report(last, outcome, attempts, startNanos));
    } catch (
        Throwable failure) { // an Error, too: the result, which may be a credential, is still to be
      // handed over
      SafeLogger.warn(() -> "the exchange listener failed with " + failure.getClass().getName());
    }
  }

  private CallReport report(Attempt last, AttemptResult<?> outcome, int attempts, long startNanos) {
    BufferedResponse answer = last.answer();
    return CallReport.of(
        last.operation().id(),
        last.operation().method(),
        last.operation().path(),
        answer == null ? null : answer.status(),
        attempts,
        Duration.ofNanos(timing.nanoTime() - startNanos),
        answer == null ? null : RequestId.orNull(answer.requestId()),
        outcome.failure());
  }
}
