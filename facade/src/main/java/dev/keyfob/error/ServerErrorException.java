package dev.keyfob.error;

/**
 * 5xx: the server, or what stands before it, failed. Operations that change nothing when repeated
 * have been tried again where the status promises something of it (502, 503, 504).
 *
 * @since 0.1.0
 */
public final class ServerErrorException extends ApiException {

  private static final long serialVersionUID = 1L;

  ServerErrorException(ErrorResponse answer) {
    super(
        answer,
        "the server failed. Try again later, and name the request id to the provider's support.");
  }
}
