package dev.keyfob.internal.time;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Delays the exit of the JVM while a credential is being issued on daemon threads: otherwise the
 * credential could exist without its caller knowing. One thread does this for the whole process. It
 * ends with the last issuance.
 *
 * <p>It does not delay {@link System#exit} or a signal.
 */
public final class ExitDelay implements AutoCloseable {

  private static final Set<ExitDelay> RUNNING = new HashSet<>();
  private static boolean threadRuns;

  private final long start = System.nanoTime();
  private final long limitNanos;

  private ExitDelay(long limitNanos) {
    this.limitNanos = limitNanos;
  }

  /**
   * Starts a delay.
   *
   * @param limit the longest delay; zero: no limit
   */
  public static ExitDelay start(Duration limit) {
    ExitDelay delay = new ExitDelay(limit.isZero() ? Long.MAX_VALUE : limit.toNanos());
    synchronized (RUNNING) {
      RUNNING.add(delay);
      if (!threadRuns) {
        threadRuns = true;
        Thread thread = new Thread(ExitDelay::awaitAll, "keyfob-exit-delay");
        thread.setDaemon(false);
        thread.start();
      }
    }
    return delay;
  }

  private static void awaitAll() {
    synchronized (RUNNING) {
      try {
        while (!RUNNING.isEmpty()) {
          RUNNING.wait(1_000);
          RUNNING.removeIf(ExitDelay::isOver);
        }
      } catch (InterruptedException stopped) {
        RUNNING.clear();
      } finally {
        threadRuns = false;
      }
    }
  }

  private boolean isOver() {
    return System.nanoTime() - start > limitNanos;
  }

  /** Ends the delay. */
  @Override
  public void close() {
    synchronized (RUNNING) {
      RUNNING.remove(this);
      RUNNING.notifyAll();
    }
  }
}
