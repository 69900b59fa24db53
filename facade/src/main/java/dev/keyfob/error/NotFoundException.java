package dev.keyfob.error;

/**
 * 404: what an id names does not exist, or not for this key.
 *
 * @since 0.1.0
 */
public final class NotFoundException extends ApiException {

  private static final long serialVersionUID = 1L;

  NotFoundException(ErrorResponse answer) {
    super(
        answer,
        "what the request names does not exist, or not for this key. Check the ids and the base URL.");
  }
}
