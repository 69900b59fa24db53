package dev.keyfob.error;

/**
 * 404: the resource does not exist, or this API key cannot see it.
 *
 * @since 0.1.0
 */
public final class NotFoundException extends ApiException {

  private static final long serialVersionUID = 1L;

  NotFoundException(ErrorResponse response) {
    super(
        response,
        "the resource does not exist, or this API key cannot see it. Check the ids and the base URL.");
  }
}
