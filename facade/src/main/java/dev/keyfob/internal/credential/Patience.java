package dev.keyfob.internal.credential;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How to wait for what may appear later.
 *
 * @param clock tells when the waiting began
 * @param pause waits
 */
public record Patience(Clock clock, Pause pause) {

  /** The real one. */
  public static final Patience SYSTEM =
      new Patience(Clock.systemUTC(), wait -> TimeUnit.MILLISECONDS.sleep(wait.toMillis()));

  /** Waits. */
  @FunctionalInterface
  public interface Pause {

    /** Waits on this thread. */
    void sleep(Duration wait) throws InterruptedException;
  }

  /** Waits 1, 2, 4 … seconds. */
  void sleep(int number) throws InterruptedException {
    pause.sleep(Duration.ofSeconds(1L << (number - 1)));
  }
}
