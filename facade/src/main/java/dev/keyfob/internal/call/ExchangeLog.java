package dev.keyfob.internal.call;

import dev.keyfob.internal.attempt.Attempt;
import dev.keyfob.internal.attempt.AttemptResult;
import dev.keyfob.internal.attempt.BufferedResponse;
import dev.keyfob.internal.retry.RetryPolicy;
import dev.keyfob.internal.text.RequestId;
import dev.keyfob.internal.text.SafeLogger;
import java.util.function.Supplier;

/**
 * One line for each attempt, of what is no secret: the path template and no URL, header value or
 * body.
 *
 * @param number of the attempt, from 1
 * @param start when it began
 */
record ExchangeLog(
    Attempt attempt, AttemptResult<?> outcome, int number, long start, RetryPolicy retries)
    implements Supplier<String> {

  void write() {
    SafeLogger.debug(this);
  }

  @Override
  public String get() {
    if (outcome.held()) {
      return attempt
          + " -> held back by the rate limit for "
          + outcome.hintMillis()
          + " ms (attempt "
          + number
          + " of "
          + retries.attempts()
          + ")";
    }
    BufferedResponse answer = attempt.answer();
    StringBuilder line = new StringBuilder(120).append(attempt).append(" ->");
    if (answer != null) {
      line.append(' ').append(answer.status());
    }
    if (outcome.isFailure()) {
      line.append(' ').append(outcome.failure().getClass().getSimpleName());
    }
    return line.append(" in ")
        .append((retries.timing().nanoTime() - start) / 1_000_000)
        .append(" ms (attempt ")
        .append(number)
        .append(" of ")
        .append(retries.attempts())
        .append(", request id ")
        .append(RequestId.forMessage(answer == null ? null : answer.requestId()))
        .append(')')
        .toString();
  }

  /** Somebody gave up waiting for what cannot be taken back. */
  static void unheard(Attempt attempt) {
    SafeLogger.warn(
        () ->
            attempt
                + " had been sent when its future was cancelled or completed by somebody else: it may have been"
                + " carried out, and its answer has been dropped");
  }
}
