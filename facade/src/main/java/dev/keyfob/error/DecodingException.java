package dev.keyfob.error;

import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.internal.text.SafeIds;
import dev.keyfob.json.JsonViewAdapters;
import dev.keyfob.secret.Secret;
import jakarta.annotation.Nullable;

/**
 * The server answered with success, but the body is unusable: it is not the JSON that the document
 * describes, exceeds the client's limit, or lacks the credential.
 *
 * <p>If the operation issues a credential, one has probably been issued; {@link #body()} may
 * contain it. There is no cause, because messages of JSON libraries quote what they read.
 *
 * @since 0.1.0
 */
@JsonAdapter(JsonViewAdapters.class)
public final class DecodingException extends KeyfobException {

  private static final long serialVersionUID = 1L;

  /** The HTTP status. */
  private final int status;

  private final transient Secret<String> body;

  /**
   * Creates an exception. Keyfob and tests call it.
   *
   * @param method the HTTP method
   * @param pathTemplate the path without values
   * @param status the HTTP status, a success
   * @param requestId the response's request id, or null
   * @param reason the problem and what to do, without any value
   * @param body the part of the body that was read
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
            + " got status "
            + status
            + " (request id "
            + SafeIds.requestId(requestId)
            + "): "
            + reason,
        method,
        pathTemplate,
        SafeIds.orNull(requestId),
        null);
    this.status = status;
    this.body = body;
  }

  /** {@return the HTTP status, a success} */
  public int status() {
    return status;
  }

  /**
   * Returns the body as text: all of it, unless the message says that it is too long.
   *
   * <p>No byte is lost. The body is decoded as UTF-8 if it is valid (RFC 8259, 8.1), else by its
   * declared charset. If neither fits, each byte becomes one ISO-8859-1 character, so {@code
   * getBytes(ISO_8859_1)} restores the bytes. A byte order mark or NUL bytes rule out UTF-8.
   *
   * @return the body
   */
  public Secret<String> body() {
    return body == null ? Secret.of("") : body;
  }
}
