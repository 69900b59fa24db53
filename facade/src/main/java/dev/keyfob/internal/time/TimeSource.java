package dev.keyfob.internal.time;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Provides the time, waits, and random numbers. Tests replace it, so that they do not wait. */
public interface TimeSource {

  /** Returns a time for measuring intervals, like {@link System#nanoTime}. */
  long nanoTime();

  /** Returns the local time, to be compared with dates of a server. */
  Instant now();

  /** Returns a random number from 0 to the bound, both included. */
  long random(long bound);

  /** Blocks this thread. */
  void sleep(long millis) throws InterruptedException;

  /**
   * Runs a task on a thread of its own after a delay, during which no thread is blocked. The task
   * may block: it completes futures, whose stages are the caller's code.
   */
  void later(long millis, Runnable task);

  /** The system's clock. */
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
          CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, this::start)
              .execute(task);
        }

        // Not on the thread of delayedExecutor: the JVM has one, for all futures with a timeout.
        private void start(Runnable task) {
          Thread thread = new Thread(task, "keyfob-retry");
          thread.setDaemon(true);
          thread.start();
        }
      };
}
