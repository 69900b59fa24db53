package dev.keyfob.error;

/**
 * 423: the resource is locked.
 *
 * @since 0.1.0
 */
public final class LockedException extends ApiException {

  private static final long serialVersionUID = 1L;

  LockedException(ErrorResponse response) {
    super(response, "the resource is locked. Unlock it first.");
  }
}
