package dev.keyfob.json;

import com.google.gson.JsonElement;
import dev.keyfob.secret.Secret;

/**
 * Thrown by an adapter if a JSON value is not of the documented type. It holds the whole value. A
 * record that catches it for one of its fields keeps the value in its {@link UnknownFields}.
 *
 * <p>Callers see it only if a whole body is of another type.
 *
 * @since 0.1.0
 */
public final class MismatchException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Secret<JsonElement> json;

  MismatchException(JsonElement json) {
    // No stack trace: adapters use it for control flow, and a hostile response could cause
    // thousands.
    super("a JSON value is not of the documented type", null, false, false);
    this.json = Secret.of(json);
  }

  /** {@return the value} */
  public Secret<JsonElement> json() {
    return json;
  }
}
