package dev.keyfob.internal.transport;

import java.io.IOException;

/** The transport itself did not let a request go. Its message is ours, and fit for a caller. */
final class RefusedException extends IOException {

  private static final long serialVersionUID = 1L;

  RefusedException(String reason) {
    super(reason);
  }
}
