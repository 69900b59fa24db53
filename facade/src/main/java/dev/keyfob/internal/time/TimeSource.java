package dev.keyfob.internal.time;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Clock, waiting and chance: what a test replaces, so that it need not wait. */
public interface TimeSource {

  /** For measuring. */
  long nanoTime();

  /** For comparing with dates that a server sends. */
  Instant now();

  /** Any number from 0 to the bound, both included. */
  long random(long bound);

  /** Waits on this thread. */
  void sleep(long millis) throws InterruptedException;

  /** Waits on no thread. */
  void later(long millis, Runnable task);

  /** The real ones. */
  TimeSource SYSTEM =
      new TimeSource() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public Instant now() {
          return Instant.now();
        }

        @Override
        public long random(long bound) {
          return ThreadLocalRandom.current().nextLong(bound + 1);
        }

        @Override
        public void sleep(long millis) throws InterruptedException {
          TimeUnit.MILLISECONDS.sleep(millis);
        }

        @Override
        public void later(long millis, Runnable task) {
          CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, Runnable::run)
              .execute(task);
        }
      };
}
