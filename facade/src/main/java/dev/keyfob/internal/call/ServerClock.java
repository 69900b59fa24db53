package dev.keyfob.internal.call;

import dev.keyfob.internal.attempt.ResponseDate;
import dev.keyfob.internal.time.TimeSource;
import jakarta.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;

/**
 * Estimates the server's time from the {@code Date} of the last response. A client and its copies
 * share one. Thread-safe.
 */
public final class ServerClock {

  /** The two clocks of a machine drift apart by less than a second in this time. */
  private static final Duration MAX_AGE = Duration.ofMinutes(10);

  private static final Duration TOLERANCE = Duration.ofSeconds(1);

  private record Seen(ResponseDate date, long nanos, Instant local) {}

  private final TimeSource time;
  private volatile @Nullable Seen seen;

  ServerClock(TimeSource time) {
    this.time = time;
  }

  void saw(ResponseDate date) {
    seen = new Seen(date, time.nanoTime(), time.now());
  }

  /**
   * Returns a time that the server's clock has reached, at most some seconds ago. Returns null if
   * there was no response in the last ten minutes, or if the machine may have been suspended since.
   */
  @Nullable
  public Instant now() {
    Seen last = seen;
    if (last == null) {
      return null;
    }
    Duration elapsed = Duration.ofNanos(time.nanoTime() - last.nanos);
    Duration byLocalClock = Duration.between(last.local, time.now());
    Instant date = last.date.instant();
    return date == null
            || elapsed.compareTo(MAX_AGE) > 0
            || elapsed.minus(byLocalClock).abs().compareTo(TOLERANCE) > 0
        ? null
        : date.plus(elapsed);
  }
}
