package dev.keyfob.internal.credential;

/** Cleaning up: what must be tried even on a thread that has been asked to stop. */
final class Uninterrupted {

  private Uninterrupted() {}

  /** What is to be done, and may be interrupted while it waits. */
  @FunctionalInterface
  interface Task<T, E extends Exception> {
    T get() throws E;
  }

  /** Runs it with the thread's interrupt put off until afterwards. */
  static <T, E extends Exception> T get(Task<T, E> task) throws E {
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
