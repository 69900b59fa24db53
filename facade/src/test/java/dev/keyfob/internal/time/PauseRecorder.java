package dev.keyfob.internal.time;

import java.time.Duration;
import java.time.Instant;

/**
 * Replaces each pause of a second or more by a call to the test, and passes the time without
 * waiting. Retries come without delay.
 */
public final class PauseRecorder implements TimeSource {

  /** Takes the place of a pause. */
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
