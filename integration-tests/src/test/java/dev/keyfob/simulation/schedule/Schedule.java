package dev.keyfob.simulation.schedule;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Runs the threads of one life, exactly one at a time. The seed chooses the next one whenever the
 * running one reads, writes, waits, or asks for the time. Time passes in small random steps, and
 * jumps when all threads wait.
 */
public final class Schedule {

  private static final int MAX_POINTS = 50_000;
  private static final long REAL_LIMIT_SECONDS = 60;

  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "simulated");
            thread.setDaemon(true);
            return thread;
          });

  private record Timer(long due, int number, Runnable task) {}

  private final SplittableRandom random;
  private final List<SimulatedThread> alive = new ArrayList<>();
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparingLong(Timer::due).thenComparing(Timer::number));
  private final List<Object> monitors = new ArrayList<>();
  private final CountDownLatch allEnded = new CountDownLatch(1);
  private long nanos;
  private int points;
  private int timersMade;
  private volatile @Nullable String abortedBecause;

  public Schedule(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Returns the time since the life began. */
  public long nanos() {
    return nanos;
  }

  /** Returns a random number from zero to the bound, exclusive. */
  public int random(int bound) {
    return random.nextInt(bound);
  }

  /** Registers a monitor: a thread that holds it keeps the turn, since others may wait for it. */
  public void keepTurnIn(Object monitor) {
    monitors.add(monitor);
  }

  /**
   * Starts a thread, which runs when it is given the turn.
   *
   * @param origin the operation that the thread works for
   */
  public SimulatedThread start(@Nullable Object origin, Runnable task) {
    if (abortedBecause != null) {
      throw new LifeAbortedError(abortedBecause);
    }
    SimulatedThread thread = new SimulatedThread(this, origin);
    alive.add(thread);
    THREADS.execute(() -> thread.run(task));
    return thread;
  }

  /** Interrupts a thread of this life. */
  public void interrupt(SimulatedThread thread) {
    thread.interrupt();
  }

  /** Runs a task once the time has come, within the thread that has the turn then. */
  public void at(long due, Runnable task) {
    timers.add(new Timer(due, timersMade++, task));
  }

  /**
   * Gives the turn to the threads started so far, and waits until all have ended.
   *
   * @return the reason why the life was aborted; null if it ended regularly
   */
  public @Nullable String run() {
    if (!alive.isEmpty()) {
      alive.get(random.nextInt(alive.size())).giveTurn();
      try {
        if (!allEnded.await(REAL_LIMIT_SECONDS, TimeUnit.SECONDS)) {
          abort("a thread has not come to its next point within a minute");
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        abort("the simulation was interrupted");
      }
    }
    return abortedBecause;
  }

  /** Lets another thread run, if the seed says so. Does nothing in threads outside a simulation. */
  public void point() {
    SimulatedThread self = SimulatedThread.current();
    if (self == null || self.schedule() != this) {
      return;
    }
    checkGoing();
    nanos += random.nextInt(200_000);
    runTimers();
    if (alive.size() == 1 || random.nextInt(3) != 0 || holdsMonitor()) {
      return;
    }
    passTurn(self);
  }

  /** Blocks the current thread until the condition holds or the time has come. */
  public void block(BooleanSupplier condition, long deadline) {
    SimulatedThread self = SimulatedThread.current();
    checkGoing();
    self.blockUntil(condition, deadline);
    passTurn(self);
    self.unblock();
    self.passInterrupt();
    checkGoing();
  }

  /** Blocks the current thread for a time, unless it is interrupted. */
  void sleep(long duration) throws InterruptedException {
    SimulatedThread self = SimulatedThread.current();
    if (!Thread.currentThread().isInterrupted()) {
      block(self::isInterruptPending, nanos + duration);
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  private void passTurn(SimulatedThread self) {
    SimulatedThread next = next();
    if (next != null && next != self) {
      next.giveTurn();
      self.awaitTurn();
      checkGoing();
    }
  }

  /** Chooses a thread that can run. Lets time pass if there is none. */
  private @Nullable SimulatedThread next() {
    while (true) {
      List<SimulatedThread> ready = new ArrayList<>(alive.size());
      long earliest = Long.MAX_VALUE;
      for (SimulatedThread thread : alive) {
        if (thread.canRun(nanos)) {
          ready.add(thread);
        } else {
          earliest = Math.min(earliest, thread.deadline());
        }
      }
      if (!ready.isEmpty()) {
        return ready.get(random.nextInt(ready.size()));
      }
      if (!timers.isEmpty()) {
        earliest = Math.min(earliest, timers.peek().due());
      }
      if (earliest == Long.MAX_VALUE) {
        abort("all threads wait for each other");
        return null;
      }
      nanos = Math.max(nanos, earliest);
      runTimers();
    }
  }

  private void runTimers() {
    while (!timers.isEmpty() && timers.peek().due() <= nanos) {
      timers.poll().task().run();
    }
  }

  private boolean holdsMonitor() {
    for (Object monitor : monitors) {
      if (Thread.holdsLock(monitor)) {
        return true;
      }
    }
    return false;
  }

  private void checkGoing() {
    if (abortedBecause != null || ++points > MAX_POINTS) {
      abort("it does not end");
      throw new LifeAbortedError(abortedBecause);
    }
  }

  private void abort(String reason) {
    if (abortedBecause == null) {
      abortedBecause = reason;
    }
    List.copyOf(alive).forEach(SimulatedThread::giveTurn);
  }

  void ended(SimulatedThread thread) {
    synchronized (allEnded) { // after an abort, threads end at the same time
      alive.remove(thread);
      if (alive.isEmpty()) {
        allEnded.countDown();
        return;
      }
    }
    if (abortedBecause == null) {
      SimulatedThread next = next();
      if (next != null) {
        next.giveTurn();
      }
    }
  }
}
