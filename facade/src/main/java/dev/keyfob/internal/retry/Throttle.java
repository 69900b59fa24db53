package dev.keyfob.internal.retry;

import dev.keyfob.internal.attempt.Attempt;
import dev.keyfob.internal.attempt.ThrottledException;
import dev.keyfob.internal.time.TimeSource;
import dev.keyfob.secret.Secret;
import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Holds back requests after a 429 that says how long to wait. A client and its copies share one
 * instance, so that a 429 to one call throttles all. Both providers count reads and changes
 * separately, and so does this class. Thread-safe.
 */
public final class Throttle {

  /**
   * A pause that the server asked for. Both times are of {@link TimeSource#nanoTime}.
   *
   * @param asked when the server was last asked
   * @param end when the server accepts requests again
   * @param key the API key whose limit was exceeded; null if it is not known
   */
  private record Pause(long asked, long end, @Nullable Secret<String> key) {

    boolean isOfOtherKey(@Nullable Secret<String> now) {
      return key != null && now != null && !key.equals(now);
    }
  }

  private final TimeSource time;
  private final AtomicReference<Pause> reads = new AtomicReference<>();
  private final AtomicReference<Pause> changes = new AtomicReference<>();

  public Throttle(TimeSource time) {
    this.time = time;
  }

  private AtomicReference<Pause> pauseFor(Attempt attempt) {
    return attempt.operation().method().equals("GET") ? reads : changes;
  }

  /** Starts a pause. The server's latest wait replaces an earlier one, even if it is shorter. */
  public void limited(Attempt attempt, Duration delay) {
    long now = time.nanoTime();
    pauseFor(attempt).set(new Pause(now, now + delay.toNanos(), attempt.apiKey()));
  }

  /** Ends the pause: the server has answered a probe with something other than 429. */
  public void lifted(Attempt probe) {
    pauseFor(probe).set(null);
  }

  /**
   * Lets a request through, or holds it back while a pause lasts. A pause longer than {@code
   * maxDelay} lets one probe through each time that much has passed, since the server may have been
   * wrong. The pause of one API key does not hold for another key.
   *
   * @param maxDelayMillis the longest wait that the server may ask for; zero: nothing is held back
   * @return whether the request is such a probe; unless it is answered with 429, call {@link
   *     #lifted}
   * @throws ThrottledException if the request must not be sent now
   */
  public boolean admit(Attempt attempt, long maxDelayMillis) throws ThrottledException {
    AtomicReference<Pause> pause = pauseFor(attempt);
    Pause current = pause.get();
    if (current == null || maxDelayMillis == 0) {
      return false;
    }
    long now = time.nanoTime();
    long left = current.end - now;
    if (left <= 0) {
      return false;
    }
    if (current.isOfOtherKey(attempt.apiKey())) {
      pause.compareAndSet(current, null);
      return false;
    }
    long longest = TimeUnit.MILLISECONDS.toNanos(maxDelayMillis);
    boolean probes =
        left > longest
            && now - current.asked >= longest
            && pause.compareAndSet(current, new Pause(now, current.end, current.key));
    if (!probes) {
      throw new ThrottledException(Duration.ofNanos(left));
    }
    return true;
  }
}
