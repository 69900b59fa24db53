package dev.keyfob.json;

import com.google.gson.JsonElement;
import dev.keyfob.secret.Secret;

/**
 * A JSON value is not of the type that the document gives it. The value has been read to its end
 * and is kept; a record that meets this in one of its fields puts the value among its {@link
 * UnknownFields}.
 *
 * <p>Leaves an adapter only where there is no record to keep the value: when a whole body is of
 * another type.
 *
 * @since 0.1.0
 */
public final class MismatchException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Secret<JsonElement> json;

  MismatchException(JsonElement json) {
    // No stack trace: this is control flow inside an adapter, and hostile answers could ask for
    // thousands.
    super("a JSON value is not of the type that the document gives it", null, false, false);
    this.json = Secret.of(json);
  }

  /** {@return what stands there instead} */
  public Secret<JsonElement> json() {
    return json;
  }
}
