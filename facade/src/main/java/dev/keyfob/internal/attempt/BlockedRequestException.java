package dev.keyfob.internal.attempt;

import java.io.IOException;

/**
 * Reports that the client did not send a request because a caller's interceptor would have repeated
 * or exposed it. Its message may be shown to callers.
 */
public final class BlockedRequestException extends IOException {

  private static final long serialVersionUID = 1L;

  public BlockedRequestException(String reason) {
    super(reason);
  }
}
