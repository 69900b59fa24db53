package dev.keyfob.internal.time;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How to wait for what may appear later. */
@FunctionalInterface
public interface Patience {

  /** The real one. */
  Patience SYSTEM = wait -> TimeUnit.MILLISECONDS.sleep(wait.toMillis());

  /** Waits on this thread. */
  void sleep(Duration wait) throws InterruptedException;

  /** Waits between one try and the next: one second after the first, two after each further one. */
  default void sleepAfter(int number) throws InterruptedException {
    sleep(Duration.ofSeconds(number == 1 ? 1 : 2));
  }
}
