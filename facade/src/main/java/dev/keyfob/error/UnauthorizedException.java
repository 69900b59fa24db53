package dev.keyfob.error;

/**
 * 401: the API key is missing, wrong, expired or revoked.
 *
 * @since 0.1.0
 */
public final class UnauthorizedException extends ApiException {

  private static final long serialVersionUID = 1L;

  UnauthorizedException(ErrorResponse response) {
    super(
        response,
        "the API key is not accepted. Check that it is complete and has not been rotated or deleted. If the server"
            + " expects the key in another form, call bearer() or bareKey() on the client's builder.");
  }
}
