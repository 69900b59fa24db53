package dev.keyfob.journal;

import jakarta.annotation.Nullable;

/**
 * A journal cannot be read or written. The message says why and what to do; it contains no values.
 *
 * <p>An issuing operation does not throw it: if the intent cannot be recorded, the operation throws
 * a {@link dev.keyfob.error.TransportException} with this as its cause, and sends nothing.
 *
 * @since 0.1.0
 */
public final class JournalException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception. Journals call it.
   *
   * @param message the problem and what to do, without any value
   * @param cause an exception whose message contains no values; null if there is none
   */
  public JournalException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
