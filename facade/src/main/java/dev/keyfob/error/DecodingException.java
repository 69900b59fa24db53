package dev.keyfob.error;

import dev.keyfob.internal.text.RequestId;
import dev.keyfob.secret.Secret;
import jakarta.annotation.Nullable;

/**
 * The server answered with a success whose body could not be read: it is no JSON, is not of the
 * kind that the operation promises, is longer than the client accepts, or lacks the credential that
 * was asked for. If the operation makes credentials, one has probably been made, and {@link
 * #body()} is where it may be found.
 *
 * <p>Has no cause: the messages of JSON libraries quote what they read.
 *
 * @since 0.1.0
 */
public final class DecodingException extends KeyfobException {

  private static final long serialVersionUID = 1L;

  /** The HTTP status. */
  private final int status;

  private final transient Secret<String> body;

  /**
   * For Keyfob itself, and for tests of code that catches it.
   *
   * @param method of the operation
   * @param pathTemplate the operation's path, without any value
   * @param status the HTTP status, a success
   * @param requestId the answer's, or null
   * @param reason what is wrong with the body and what to do, without any value
   * @param body as much of the body as was read
   */
  public DecodingException(
      String method,
      String pathTemplate,
      int status,
      @Nullable String requestId,
      String reason,
      Secret<String> body) {
    super(
        method
            + " "
            + pathTemplate
            + " was answered "
            + status
            + " (request id "
            + RequestId.forMessage(requestId)
            + "): "
            + reason,
        method,
        pathTemplate,
        RequestId.orNull(requestId),
        null);
    this.status = status;
    this.body = body;
  }

  /** {@return the HTTP status, a success} */
  public int status() {
    return status;
  }

  /**
   * {@return the body as text, as far as it was read: all of it, unless the message says that it is
   * too long}
   *
   * <p>No byte is replaced. What is valid UTF-8 is taken for that, whatever the answer calls it
   * (RFC 8259, 8.1), unless it has a byte order mark of another encoding, or NUL in it; else the
   * charset holds that the answer declares. Where that fits no better each byte is one character
   * (ISO-8859-1), so that {@code getBytes(ISO_8859_1)} gives them back.
   */
  public Secret<String> body() {
    return body == null ? Secret.of("") : body;
  }
}
