package dev.keyfob.error;

/**
 * 406: the state of what is asked about does not allow it.
 *
 * @since 0.1.0
 */
public final class NotAcceptableException extends ApiException {

  private static final long serialVersionUID = 1L;

  NotAcceptableException(ErrorResponse answer) {
    super(
        answer,
        "the server does not accept the request in the present state. Look at errors() for the reason.");
  }
}
