package dev.keyfob.internal.transport;

import dev.keyfob.ExchangeListener;
import dev.keyfob.ExchangeReport;
import dev.keyfob.internal.RequestId;
import jakarta.annotation.Nullable;
import java.time.Duration;

/** Tells the listener, if there is one, and keeps from everybody else what it throws. */
record Reporter(@Nullable ExchangeListener listener, Timing timing) {

  /**
   * An operation has come to its end.
   *
   * @param last its last attempt
   * @param startNanos when the operation began
   */
  void ended(Attempt last, Outcome<?> outcome, int attempts, long startNanos) {
    if (listener == null) {
      return;
    }
    try {
      listener.ended(report(last, outcome, attempts, startNanos));
    } catch (
        Throwable failure) { // an Error, too: the result, which may be a credential, is still to be
      // handed over
      Log.warn(() -> "the exchange listener failed with " + failure.getClass().getName());
    }
  }

  private ExchangeReport report(Attempt last, Outcome<?> outcome, int attempts, long startNanos) {
    Answer answer = last.answer();
    return ExchangeReport.of(
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
