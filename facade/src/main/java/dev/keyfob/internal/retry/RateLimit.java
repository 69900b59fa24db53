package dev.keyfob.internal.retry;

import dev.keyfob.internal.attempt.ThrottledException;
import dev.keyfob.internal.time.TimeSource;
import dev.keyfob.secret.Secret;
import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * What a 429 that says how long to wait means for all other calls that count against the same
 * limit: a client and its copies have one of these between them, and none of them need find out for
 * itself. Thread-safe.
 */
public final class RateLimit {

  /**
   * Both times by the clock for measuring.
   *
   * @param heard when the server was last asked
   * @param over when it wants to be asked again
   * @param key whose limit it is; null where that is not known
   */
  private record Pause(long heard, long over, @Nullable Secret<String> key) {

    boolean isOfAnother(Secret<String> now) {
      return key != null && !key.equals(now);
    }
  }

  private final TimeSource timing;
  private final AtomicReference<Pause> pause = new AtomicReference<>();

  public RateLimit(TimeSource timing) {
    this.timing = timing;
  }

  /**
   * The server's latest word: it counts, be it longer or shorter than the one before.
   *
   * @param key that was refused, null where that is not known
   */
  public void refused(Duration wait, @Nullable Secret<String> key) {
    long now = timing.nanoTime();
    pause.set(new Pause(now, now + wait.toNanos(), key));
  }

  /** The server has answered something else. */
  public void lifted() {
    pause.set(null);
  }

  /**
   * Lets a request through, or holds it back while the server wants none. Where it wants none for
   * longer than anybody may wait, one goes through each time that much has passed: the server may
   * have been wrong, or change its mind. The limit of a key ends with that key.
   *
   * @param maxRetryDelayMillis the longest wait that a server may ask for; zero: nothing is held
   *     back
   * @param key what would be sent now; asked for only where something would be held back
   * @return whether this is such a one, whose answer decides for all: see {@link #lifted()}
   * @throws ThrottledException when it must not be sent now
   */
  public boolean pass(long maxRetryDelayMillis, Supplier<Secret<String>> key)
      throws ThrottledException {
    Pause last = pause.get();
    if (last == null || maxRetryDelayMillis == 0) {
      return false;
    }
    long now = timing.nanoTime();
    long left = last.over - now;
    if (left <= 0) {
      return false;
    }
    if (last.isOfAnother(key.get())) {
      pause.compareAndSet(last, null);
      return false;
    }
    long longest = TimeUnit.MILLISECONDS.toNanos(maxRetryDelayMillis);
    boolean asks =
        left > longest
            && now - last.heard >= longest
            && pause.compareAndSet(last, new Pause(now, last.over, last.key));
    if (!asks) {
      throw new ThrottledException(Duration.ofNanos(left));
    }
    return true;
  }

  /** A fixed text. */
  @Override
  public String toString() {
    return "RateLimit";
  }
}
