package dev.keyfob.internal.attempt;

import java.io.IOException;

/**
 * Wraps an exception of a caller's interceptor, event listener or key supplier. OkHttp would let
 * the original escape on its own threads. Callers never see it.
 */
public final class UserCodeException extends IOException {

  private static final long serialVersionUID = 1L;

  public UserCodeException(Throwable failure) {
    super("code of the caller failed", failure);
  }

  public Throwable failure() {
    return getCause();
  }
}
