package dev.keyfob.internal.retry;

import dev.keyfob.internal.attempt.Attempt;
import dev.keyfob.internal.attempt.AttemptResult;
import dev.keyfob.internal.time.TimeSource;

/**
 * Whether and when another attempt follows. One for all operations of a client; thread-safe.
 *
 * @param attempts the most there may be
 * @param maxRetryDelayMillis the longest wait that a server may ask for
 * @param afterSilenceMillis the least wait after an attempt that got no answer in time
 * @param callNanos the time for all attempts and the waits between them; zero for no limit
 */
public record RetryPolicy(
    int attempts,
    long maxRetryDelayMillis,
    long afterSilenceMillis,
    long callNanos,
    TimeSource timing) {

  private static final long FIRST_BACKOFF_MILLIS = 250;
  private static final long HELD_SPREAD_MILLIS = 250;
  private static final long LONGEST_ANSWER_NANOS = 30_000_000_000L;

  /** No further attempt. */
  public static final long NONE = -1;

  /**
   * How long to wait before the next attempt, in milliseconds, or {@link #NONE}. Exponential
   * backoff with full jitter; what the server asks for is the least, or what a silence asks for.
   * What was held back has used up no attempt, and waits for little more than it has to, lest
   * everybody who waits for the same moment is sent in that moment.
   *
   * @param number of the attempt that failed, from 1
   * @param startNanos when the operation began
   * @param attempt that failed
   */
  public long waitAfter(int number, AttemptResult<?> outcome, long startNanos, Attempt attempt) {
    boolean isLast = !outcome.held() && number >= attempts;
    if (!outcome.again() || isLast || outcome.hintMillis() > maxRetryDelayMillis) {
      return NONE;
    }
    long wait =
        outcome.held()
            ? outcome.hintMillis() + timing.random(HELD_SPREAD_MILLIS)
            : Math.max(timing.random(FIRST_BACKOFF_MILLIS << (number - 1)), leastWait(outcome));
    long left = nanosLeft(startNanos) - answerNanos(attempt);
    return callNanos == 0 || wait * 1_000_000 < left ? wait : NONE;
  }

  /**
   * What is kept for an answer that nobody may hang up on. With less time left nothing is sent of
   * what must not happen twice: it is only sent again where nothing was made so far, and that is
   * better news than that nobody knows.
   */
  private long answerNanos(Attempt attempt) {
    return !attempt.isRepeatable() && !attempt.takesBack()
        ? Math.min(callNanos / 2, LONGEST_ANSWER_NANOS)
        : 0;
  }

  /** What the server asks for, or a silence does, which no server says anything in. */
  public long leastWait(AttemptResult<?> outcome) {
    return outcome.isSilence() ? afterSilenceMillis : outcome.hintMillis();
  }

  /** What is left of the time for the operation. */
  public long nanosLeft(long startNanos) {
    return callNanos - (timing.nanoTime() - startNanos);
  }
}
