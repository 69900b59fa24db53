package dev.keyfob.internal.attempt;

import java.io.IOException;

/** Says that the client did not let a request through. Its message is fit for a caller. */
public final class BlockedRequestException extends IOException {

  private static final long serialVersionUID = 1L;

  public BlockedRequestException(String reason) {
    super(reason);
  }
}
