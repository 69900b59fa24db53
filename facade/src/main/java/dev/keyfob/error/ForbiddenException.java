package dev.keyfob.error;

/**
 * 403: the key is good, but not for this.
 *
 * @since 0.1.0
 */
public final class ForbiddenException extends ApiException {

  private static final long serialVersionUID = 1L;

  ForbiddenException(ErrorResponse answer) {
    super(
        answer,
        "the key is not allowed to do this. Read-only keys and address limits are common reasons; use another key.");
  }
}
