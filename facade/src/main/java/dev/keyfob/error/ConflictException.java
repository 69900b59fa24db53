package dev.keyfob.error;

/**
 * 409: what is asked for contradicts what exists.
 *
 * @since 0.1.0
 */
public final class ConflictException extends ApiException {

  private static final long serialVersionUID = 1L;

  ConflictException(ErrorResponse answer) {
    super(
        answer,
        "the request contradicts what exists already. Read the present state, then decide.");
  }
}
