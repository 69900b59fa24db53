package dev.keyfob.internal.attempt;

import java.io.IOException;

/**
 * Carries what a caller's interceptor or key supplier has thrown through OkHttp. Never leaves this
 * package.
 */
public final class UserCodeException extends IOException {

  private static final long serialVersionUID = 1L;

  public UserCodeException(Throwable failure) {
    super("an interceptor or the key supplier failed", failure);
  }

  public Throwable failure() {
    return getCause();
  }
}
