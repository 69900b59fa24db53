package dev.keyfob.error;

/**
 * 422: the request is well-formed, but one of its values is not accepted.
 *
 * @since 0.1.0
 */
public final class UnprocessableEntityException extends ApiException {

  private static final long serialVersionUID = 1L;

  UnprocessableEntityException(ErrorResponse response) {
    super(
        response,
        "a value in the request is not accepted. See pointer() and parameter() of errors().");
  }
}
