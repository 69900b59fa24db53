package dev.keyfob.error;

/**
 * 401: the key is missing, wrong, expired or revoked.
 *
 * @since 0.1.0
 */
public final class UnauthorizedException extends ApiException {

  private static final long serialVersionUID = 1L;

  UnauthorizedException(ErrorResponse answer) {
    super(
        answer,
        "the key is not accepted. Check that it is complete and has not been rotated or deleted; a server that wants"
            + " \"Bearer \" before the key needs bearer() on the client's builder.");
  }
}
