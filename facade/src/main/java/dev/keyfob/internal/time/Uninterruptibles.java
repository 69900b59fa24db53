package dev.keyfob.internal.time;

/** Cleaning up: what must be tried even on a thread that has been asked to stop. */
public final class Uninterruptibles {

  private Uninterruptibles() {}

  /** What is to be done, and may be interrupted while it waits. */
  @FunctionalInterface
  public interface Task<T, E extends Exception> {
    T get() throws E;
  }

  /** Runs it with the thread's interrupt put off until afterwards. */
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
