package dev.keyfob.internal.transport;

/**
 * Whether and when another attempt follows. One for all operations of a client; thread-safe.
 *
 * @param attempts the most there may be
 * @param longestWaitMillis the longest wait that a server may ask for
 * @param callNanos the time for all attempts and the waits between them; zero for no limit
 */
record Retries(int attempts, long longestWaitMillis, long callNanos, Timing timing) {

  private static final long FIRST_BACKOFF_MILLIS = 250;
  private static final long HELD_SPREAD_MILLIS = 250;

  /**
   * OkHttp gives a connection of HTTP/2 on which nothing came a second to show that it is alive, and would send another
   * attempt on it until then. Nor is this less than what a wait may end before its call, so that none is made for the
   * last two seconds.
   */
  private static final long AFTER_SILENCE_MILLIS = Settings.MOST_BEFORE_THE_CALLS_END.toMillis();

  /** No further attempt. */
  static final long NONE = -1;

  /**
   * How long to wait before the next attempt, in milliseconds, or {@link #NONE}. Exponential backoff with full jitter;
   * what the server asks for is the least, and two seconds after a silence. What was held back has used up no attempt, and waits for little more than
   * it has to, lest everybody who waits for the same moment is sent in that moment.
   *
   * @param number of the attempt that failed, from 1
   * @param startNanos when the operation began
   */
  long waitAfter(int number, Outcome<?> outcome, long startNanos) {
    boolean isLast = !outcome.held() && number >= attempts;
    if (!outcome.again() || isLast || outcome.hintMillis() > longestWaitMillis) {
      return NONE;
    }
    long wait =
        outcome.held()
            ? outcome.hintMillis() + timing.random(HELD_SPREAD_MILLIS)
            : Math.max(timing.random(FIRST_BACKOFF_MILLIS << (number - 1)), leastWait(outcome));
    return callNanos == 0 || wait * 1_000_000 < nanosLeft(startNanos) ? wait : NONE;
  }

  private static long leastWait(Outcome<?> outcome) {
    return outcome.isSilence() ? AFTER_SILENCE_MILLIS : outcome.hintMillis();
  }

  /** What is left of the time for the operation. */
  long nanosLeft(long startNanos) {
    return callNanos - (timing.nanoTime() - startNanos);
  }
}
