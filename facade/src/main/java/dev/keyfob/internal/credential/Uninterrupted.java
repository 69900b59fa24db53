package dev.keyfob.internal.credential;

import java.util.function.Supplier;

/** Cleaning up: what must be tried even on a thread that has been asked to stop. */
final class Uninterrupted {

  private Uninterrupted() {}

  /** Runs it with the thread's interrupt put off until afterwards. */
  static <T> T get(Supplier<T> task) {
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
