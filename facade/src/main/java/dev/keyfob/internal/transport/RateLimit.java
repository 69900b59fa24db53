package dev.keyfob.internal.transport;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What a 429 that says how long to wait means for all other calls: one key has one limit, so a client and its copies
 * have one of these between them, and none of them need find out for itself. Thread-safe.
 */
final class RateLimit {

  /**
   * Both by the clock for measuring.
   *
   * @param heard when the server was last asked
   * @param over when it wants to be asked again
   */
  private record Pause(long heard, long over) {}

  private final Timing timing;
  private final AtomicReference<Pause> pause = new AtomicReference<>();

  RateLimit(Timing timing) {
    this.timing = timing;
  }

  /** The server's latest word: it counts, be it longer or shorter than the one before. */
  void refused(Duration wait) {
    long now = timing.nanoTime();
    pause.set(new Pause(now, now + wait.toNanos()));
  }

  /** The server has answered something else. */
  void lifted() {
    pause.set(null);
  }

  /**
   * Lets a request through, or holds it back while the server wants none. Where it wants none for longer than anybody
   * may wait, one goes through each time that much has passed: the server may have been wrong, or change its mind.
   *
   * @param longestWaitMillis the longest wait that a server may ask for; zero: nothing is held back
   * @return whether this is such a one, whose answer decides for all: see {@link #lifted()}
   * @throws HeldBackException when it must not be sent now
   */
  boolean pass(long longestWaitMillis) throws HeldBackException {
    Pause last = pause.get();
    if (last == null || longestWaitMillis == 0) {
      return false;
    }
    long now = timing.nanoTime();
    long left = last.over - now;
    if (left <= 0) {
      return false;
    }
    long longest = TimeUnit.MILLISECONDS.toNanos(longestWaitMillis);
    boolean asks =
        left > longest && now - last.heard >= longest && pause.compareAndSet(last, new Pause(now, last.over));
    if (!asks) {
      throw new HeldBackException(Duration.ofNanos(left));
    }
    return true;
  }

  /** A fixed text. */
  @Override
  public String toString() {
    return "RateLimit";
  }
}
