package dev.keyfob.error;

import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.json.JsonViewAdapters;

/**
 * 409: the request conflicts with the current state.
 *
 * @since 0.1.0
 */
@JsonAdapter(JsonViewAdapters.class)
public final class ConflictException extends ApiException {

  private static final long serialVersionUID = 1L;

  ConflictException(ErrorResponse response) {
    super(
        response,
        "the request conflicts with the current state. Read that state before you decide.");
  }
}
