package dev.keyfob.internal.transport;

import dev.keyfob.internal.RequestId;

/** One line for each attempt, of what is no secret: the path template and no URL, header value or body. */
final class ExchangeLog {

  private ExchangeLog() {}

  static void write(Attempt attempt, Outcome<?> outcome, int number, long start, Retries retries) {
    Log.debug(() -> line(attempt, outcome, number, start, retries));
  }

  private static String line(Attempt attempt, Outcome<?> outcome, int number, long start, Retries retries) {
    if (outcome.held()) {
      return attempt + " -> held back by the rate limit for " + outcome.hintMillis() + " ms (attempt " + number + " of "
          + retries.attempts() + ")";
    }
    Answer answer = attempt.answer();
    StringBuilder line = new StringBuilder(120).append(attempt).append(" ->");
    if (answer != null) {
      line.append(' ').append(answer.status());
    }
    if (outcome.isFailure()) {
      line.append(' ').append(outcome.failure().getClass().getSimpleName());
    }
    return line.append(" in ").append((retries.timing().nanoTime() - start) / 1_000_000).append(" ms (attempt ")
        .append(number).append(" of ").append(retries.attempts())
        .append(", request id ").append(RequestId.forMessage(answer == null ? null : answer.requestId())).append(')')
        .toString();
  }

  /** Somebody gave up waiting for what cannot be taken back. */
  static void unheard(Attempt attempt) {
    Log.warn(
        () ->
            attempt + " had been sent when its future was cancelled or completed by somebody else: it may have been"
                + " carried out, and its answer has been dropped");
  }
}
