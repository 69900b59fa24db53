package dev.keyfob.internal.issuance;

import dev.keyfob.error.KeyfobException;
import dev.keyfob.internal.text.RedactedThrowable;
import jakarta.annotation.Nullable;

/**
 * Turns the failure of one step of an issuance into an exception that can be a cause: its messages
 * show no secret.
 */
final class StepFailure {

  private static final String OWN_CODE = "dev.keyfob.internal.";

  private StepFailure() {}

  /**
   * Returns the exception if Keyfob or the JVM has thrown it, else a copy without its text: a key
   * supplier's exception may quote a secret.
   */
  static @Nullable Throwable asCause(@Nullable Throwable failure) {
    return failure == null
            || failure instanceof KeyfobException
            || failure instanceof InterruptedException
            || isOwn(failure)
        ? failure
        : RedactedThrowable.of(failure);
  }

  /** Returns whether Keyfob or the JVM has thrown it. Keyfob's argument checks quote no value. */
  private static boolean isOwn(Throwable failure) {
    if (failure.getCause() != null || failure.getSuppressed().length > 0) {
      return false;
    }
    StackTraceElement[] frames = failure.getStackTrace();
    return (failure.getClass() == StackOverflowError.class && failure.getMessage() == null)
        || (frames.length > 0 && frames[0].getClassName().startsWith(OWN_CODE));
  }
}
