package dev.keyfob.internal.attempt;

import java.io.IOException;

/** The transport itself did not let a request go. Its message is ours, and fit for a caller. */
public final class BlockedRequestException extends IOException {

  private static final long serialVersionUID = 1L;

  public BlockedRequestException(String reason) {
    super(reason);
  }
}
