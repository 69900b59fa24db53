package dev.keyfob.simulation.schedule;

import jakarta.annotation.Nullable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A thread of a simulated life. It runs only while the {@link Schedule} has given it the turn. */
public final class SimulatedThread {

  private static final ThreadLocal<SimulatedThread> CURRENT = new ThreadLocal<>();

  private final Schedule schedule;
  private @Nullable Object origin;
  private volatile Thread thread; // null before it runs
  private volatile boolean hasTurn;

  // Read and written by the thread that has the turn.
  private @Nullable BooleanSupplier condition;
  private long deadline;
  private boolean interruptPending;

  SimulatedThread(Schedule schedule, @Nullable Object origin) {
    this.schedule = schedule;
    this.origin = origin;
  }

  /** Returns the simulated thread that runs this code, or null if it is another thread. */
  static @Nullable SimulatedThread current() {
    return CURRENT.get();
  }

  /**
   * Returns the operation that the current thread works for, or null. A thread inherits it from its
   * starter.
   */
  public static @Nullable Object currentOrigin() {
    SimulatedThread current = CURRENT.get();
    return current == null ? null : current.origin;
  }

  /** Sets the operation that the current thread works for from now on. */
  public static void workFor(Object origin) {
    CURRENT.get().origin = origin;
  }

  Schedule schedule() {
    return schedule;
  }

  void run(Runnable task) {
    thread = Thread.currentThread();
    CURRENT.set(this);
    try {
      awaitTurn();
      task.run();
    } catch (LifeAbortedError ended) {
      // The result of the life has the reason.
    } finally {
      CURRENT.remove();
      boolean unused = Thread.interrupted(); // the thread is reused
      schedule.ended(this);
    }
  }

  void giveTurn() {
    hasTurn = true;
    LockSupport.unpark(thread);
  }

  /** Waits for the turn. An interrupt is kept for the code that runs then. */
  void awaitTurn() {
    interruptPending |= Thread.interrupted();
    while (!hasTurn) {
      LockSupport.park(this);
    }
    hasTurn = false;
    passInterrupt();
  }

  void blockUntil(BooleanSupplier condition, long deadline) {
    this.condition = condition;
    this.deadline = deadline;
  }

  void unblock() {
    condition = null;
  }

  boolean canRun(long now) {
    return condition == null || deadline <= now || condition.getAsBoolean();
  }

  /** Returns the time at which the thread can run at the latest. */
  long deadline() {
    return deadline;
  }

  /** Interrupts this thread when it gets its turn. Called by the thread that has the turn. */
  void interrupt() {
    interruptPending = true;
    if (current() == this) {
      passInterrupt();
    }
  }

  boolean isInterruptPending() {
    return interruptPending;
  }

  void passInterrupt() {
    if (interruptPending) {
      interruptPending = false;
      Thread.currentThread().interrupt();
    }
  }
}
