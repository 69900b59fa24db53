package dev.keyfob.internal.attempt;

import java.io.IOException;

/**
 * Carries what a caller's interceptor, event listener or key supplier threw through OkHttp, which
 * would let it escape on its own threads. Callers never see it.
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
