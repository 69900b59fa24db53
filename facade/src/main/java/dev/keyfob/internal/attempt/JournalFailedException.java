package dev.keyfob.internal.attempt;

import java.io.IOException;

/** Tells through OkHttp that an issuance could not be recorded. Callers never see it. */
public final class JournalFailedException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param cause an exception whose messages contain no values
   */
  public JournalFailedException(Throwable cause) {
    super("the journal failed", cause);
  }
}
