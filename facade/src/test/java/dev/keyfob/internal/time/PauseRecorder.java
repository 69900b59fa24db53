package dev.keyfob.internal.time;

import java.time.Duration;
import java.time.Instant;

/**
 * A fake clock that sleeping advances at once. It reports each sleep of a second or more to the
 * test. Random delays are zero.
 */
public final class PauseRecorder implements TimeSource {

  /** Receives the length of a sleep. */
  @FunctionalInterface
  public interface Pause {
    void of(Duration duration) throws InterruptedException;
  }

  private final Pause pause;
  private volatile long skippedNanos;

  public PauseRecorder(Pause pause) {
    this.pause = pause;
  }

  @Override
  public long nanoTime() {
    return System.nanoTime() + skippedNanos;
  }

  @Override
  public Instant now() {
    return Instant.now().plusNanos(skippedNanos);
  }

  @Override
  public long random(long bound) {
    return 0;
  }

  @Override
  public void sleep(long millis) throws InterruptedException {
    synchronized (this) {
      skippedNanos += millis * 1_000_000;
    }
    if (millis >= 1_000) {
      pause.of(Duration.ofMillis(millis));
    }
  }

  @Override
  public void later(long millis, Runnable task) {
    SYSTEM.later(millis, task);
  }
}
