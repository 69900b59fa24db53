package dev.keyfob.error;

/**
 * 400: the server does not understand the request; {@link #errors()} may say which part of it.
 *
 * @since 0.1.0
 */
public final class BadRequestException extends ApiException {

  private static final long serialVersionUID = 1L;

  BadRequestException(ErrorResponse answer) {
    super(
        answer,
        "the server does not understand the request. Look at errors() for the part it means.");
  }
}
