package dev.keyfob.internal.retry;

import dev.keyfob.internal.attempt.Attempt;
import dev.keyfob.internal.attempt.AttemptResult;
import dev.keyfob.internal.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides whether and when another attempt follows. All calls of a client share one instance;
 * thread-safe.
 *
 * @param maxAttempts the most attempts of one call
 * @param maxDelayMillis the longest wait that a server may ask for
 * @param readTimeoutDelayMillis the shortest wait after a read timeout
 * @param callNanos the time for all attempts and the waits between them; zero for no limit
 */
public record RetryPolicy(
    int maxAttempts,
    long maxDelayMillis,
    long readTimeoutDelayMillis,
    long callNanos,
    TimeSource time) {

  private static final long FIRST_BACKOFF_MILLIS = 250;
  private static final long THROTTLED_JITTER_MILLIS = 250;
  private static final long MAX_RESERVED_NANOS = 30_000_000_000L;

  /** Says that no further attempt follows. */
  public static final long NONE = -1;

  /**
   * Returns how long to wait before the next attempt, in milliseconds, or {@link #NONE}. The wait
   * is an exponential backoff with full jitter, and at least as long as the server asks for. A
   * throttled request uses up no attempt, and gets a short jitter so that waiting callers do not
   * all start at once.
   *
   * @param number the number of the failed attempt, from 1
   * @param startNanos when the call began
   */
  public long delayAfter(int number, AttemptResult<?> result, long startNanos, Attempt attempt) {
    boolean isLast = !result.throttled() && number >= maxAttempts;
    if (!result.retryable() || isLast || result.delayMillis() > maxDelayMillis) {
      return NONE;
    }
    long delay =
        result.throttled()
            ? result.delayMillis() + time.random(THROTTLED_JITTER_MILLIS)
            : Math.max(time.random(FIRST_BACKOFF_MILLIS << (number - 1)), minDelay(result));
    return fits(delay, startNanos, attempt) ? delay : NONE;
  }

  private boolean fits(long delay, long startNanos, Attempt attempt) {
    return callNanos == 0 || delay * 1_000_000 < nanosLeft(startNanos) - reservedNanos(attempt);
  }

  /**
   * Returns every setting that prevents a wait as long as the server asks for. A caller has to
   * raise all of them.
   */
  public List<String> obstacles(
      int number, AttemptResult<?> result, long startNanos, Attempt attempt) {
    List<String> settings = new ArrayList<>();
    if (!result.throttled() && number >= maxAttempts) {
      settings.add("maxRetries (" + (maxAttempts - 1) + ")");
    }
    if (result.delayMillis() > maxDelayMillis) {
      settings.add("maxRetryDelay (" + Duration.ofMillis(maxDelayMillis).toSeconds() + " s)");
    }
    if (!fits(Math.max(0, result.delayMillis()), startNanos, attempt)) {
      long reserved = Duration.ofNanos(reservedNanos(attempt)).toSeconds();
      settings.add(
          "callTimeout ("
              + Duration.ofNanos(callNanos).toSeconds()
              + " s"
              + (reserved == 0 ? ")" : ", of which " + reserved + " s are kept for the response)"));
    }
    return settings;
  }

  /**
   * Returns the time kept for the response of a call that must not be repeated. With less time left
   * the call is not sent again: failing now is better than a timeout that leaves the outcome
   * unknown.
   */
  private long reservedNanos(Attempt attempt) {
    return !attempt.isRepeatable() && !attempt.revokes()
        ? Math.min(callNanos / 2, MAX_RESERVED_NANOS)
        : 0;
  }

  /** Returns the shortest wait that the server or a read timeout asks for. */
  public long minDelay(AttemptResult<?> result) {
    return result.isReadTimeout() ? readTimeoutDelayMillis : result.delayMillis();
  }

  /** Returns the time that is left for the call. */
  public long nanosLeft(long startNanos) {
    return callNanos - (time.nanoTime() - startNanos);
  }
}
