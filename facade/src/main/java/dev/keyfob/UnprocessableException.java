package dev.keyfob;

/**
 * 422: the request is well-formed, but one of its values is not accepted.
 *
 * @since 0.1.0
 */
public final class UnprocessableException extends ApiException {

  private static final long serialVersionUID = 1L;

  UnprocessableException(ErrorAnswer answer) {
    super(
        answer,
        "a value in the request is not accepted. Look at errors(): pointer() or parameter() may name it.");
  }
}
