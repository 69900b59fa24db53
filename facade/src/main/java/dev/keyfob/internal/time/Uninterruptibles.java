package dev.keyfob.internal.time;

/** Runs clean-up that must be tried even if the thread was interrupted. */
public final class Uninterruptibles {

  private Uninterruptibles() {}

  /** A task that may be interrupted while it waits. */
  @FunctionalInterface
  public interface Task<T, E extends Exception> {
    T get() throws E;
  }

  /** Runs the task, and restores the thread's interrupt afterwards. */
  public static <T, E extends Exception> T get(Task<T, E> task) throws E {
    boolean interrupted = Thread.interrupted();
    try {
      return task.get();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
