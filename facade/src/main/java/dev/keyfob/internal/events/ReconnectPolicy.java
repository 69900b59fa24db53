package dev.keyfob.internal.events;

import dev.keyfob.internal.attempt.AttemptResult;
import dev.keyfob.internal.retry.RetryPolicy;
import dev.keyfob.internal.time.TimeSource;
import java.time.Duration;

/**
 * Decides whether and when the next connection of an event stream follows. The delay is an
 * exponential backoff with full jitter, and at least what the server asks for. Not thread-safe.
 */
final class ReconnectPolicy {

  /** No further connection. */
  static final long NONE = -1;

  private static final long FIRST_BACKOFF_MILLIS = 500;
  private static final int MAX_DOUBLINGS = 20;

  private final EventStreamOptions options;
  private final RetryPolicy retries;
  private final TimeSource time;
  private final long maxBackoffMillis;
  private int withoutProgress;
  private long lastOpenNanos;
  private long retryFieldMillis = -1;

  ReconnectPolicy(EventStreamOptions options, RetryPolicy retries) {
    this.options = options;
    this.retries = retries;
    this.time = retries.time();
    this.maxBackoffMillis = options.longestBackoff().toMillis();
    this.lastOpenNanos = time.nanoTime();
  }

  /**
   * Returns the delay before the next connection in milliseconds, or {@link #NONE}.
   *
   * @param ended the connection that has just ended
   * @param startNanos when it started
   * @param newEvents whether it delivered an event that was not known yet. Repeated events do not
   *     count: otherwise a server that repeats one event and closes the connection would get
   *     several requests a second.
   */
  long delayAfter(
      EventConnection ended, AttemptResult<Void> result, long startNanos, boolean newEvents) {
    if (ended.isOpened()) {
      lastOpenNanos = time.nanoTime();
      boolean lasted = lastOpenNanos - startNanos >= options.longestBackoff().toNanos();
      withoutProgress = newEvents || lasted ? 0 : withoutProgress;
    }
    long delay = delay(ended, result);
    withoutProgress++;
    return result.retryable() && !isOverdue(delay) ? delay : NONE;
  }

  private long delay(EventConnection ended, AttemptResult<Void> result) {
    if (ended.retryMillis() >= 0) {
      // WHATWG HTML, 9.2.3: a reconnection time holds until the server sends another.
      retryFieldMillis = ended.retryMillis();
    }
    // A throttled stream waits for its longest backoff at most: the rate limit may end earlier than
    // the server told another call.
    long least =
        result.throttled()
            ? Math.min(maxBackoffMillis, result.delayMillis())
            : retries.minDelay(result);
    long requested = Math.max(least, Math.min(maxBackoffMillis, retryFieldMillis));
    long backoff =
        Math.min(
            maxBackoffMillis, FIRST_BACKOFF_MILLIS << Math.min(withoutProgress, MAX_DOUBLINGS));
    return Math.max(requested, time.random(backoff));
  }

  private boolean isOverdue(long delayMillis) {
    Duration withoutConnection =
        Duration.ofNanos(time.nanoTime() - lastOpenNanos).plusMillis(delayMillis);
    return !options.giveUpAfter().isZero()
        && withoutConnection.compareTo(options.giveUpAfter()) > 0;
  }
}
