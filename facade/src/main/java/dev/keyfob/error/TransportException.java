package dev.keyfob.error;

import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.json.JsonViewAdapters;
import jakarta.annotation.Nullable;

/**
 * There was no response, and no credential was issued. It is safe to call again. Either the request
 * was not sent, or the operation is idempotent and its last retry failed. A change or deletion may
 * have been applied by one of the attempts.
 *
 * @since 0.1.0
 */
@JsonAdapter(JsonViewAdapters.class)
public final class TransportException extends KeyfobException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception. Keyfob and tests call it.
   *
   * @param method the HTTP method
   * @param pathTemplate the path without values
   * @param reason the problem and what to do, without any value
   * @param cause an exception whose message, and those of its causes, contain no values
   */
  public TransportException(
      String method, String pathTemplate, String reason, @Nullable Throwable cause) {
    super(
        method + " " + pathTemplate + " got no response: " + reason,
        method,
        pathTemplate,
        null,
        cause);
  }
}
