package dev.keyfob.error;

/**
 * 400: the request is malformed or invalid; {@link #errors()} may say which part.
 *
 * @since 0.1.0
 */
public final class BadRequestException extends ApiException {

  private static final long serialVersionUID = 1L;

  BadRequestException(ErrorResponse response) {
    super(response, "the request is malformed or invalid. See errors() for the reason.");
  }
}
