package dev.keyfob.error;

/**
 * 423: what the request would change is locked.
 *
 * @since 0.1.0
 */
public final class LockedException extends ApiException {

  private static final long serialVersionUID = 1L;

  LockedException(ErrorResponse answer) {
    super(answer, "what the request would change is locked. Unlock it first.");
  }
}
