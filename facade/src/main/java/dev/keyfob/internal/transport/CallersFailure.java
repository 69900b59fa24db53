package dev.keyfob.internal.transport;

import java.io.IOException;

/**
 * Carries what a caller's interceptor or key supplier has thrown through OkHttp. Never leaves this
 * package.
 */
final class CallersFailure extends IOException {

  private static final long serialVersionUID = 1L;

  CallersFailure(Throwable failure) {
    super("an interceptor or the key supplier failed", failure);
  }

  Throwable failure() {
    return getCause();
  }
}
