package dev.keyfob.error;

/**
 * A status that has no exception of its own, redirects among them: these are never followed. For
 * what creates or replaces a credential a redirect other than 307 and 308 is the cause of an {@link
 * OutcomeUnknownException}, since servers also redirect to what they have just made.
 *
 * @since 0.1.0
 */
public final class UnexpectedStatusException extends ApiException {

  private static final long serialVersionUID = 1L;

  UnexpectedStatusException(ErrorResponse answer) {
    super(answer, advice(answer.status()));
  }

  private static String advice(int status) {
    if (status < 400) {
      return "redirects are not followed, so that the key goes nowhere else. Check the base URL.";
    }
    return status == 408
        ? "the server waited too long for the request. Check the connection."
        : "the status is unexpected. Look at errors() and body().";
  }
}
