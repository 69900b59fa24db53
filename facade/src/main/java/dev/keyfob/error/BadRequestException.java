package dev.keyfob.error;

import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.json.JsonViewAdapters;

/**
 * 400: the request is malformed or invalid; {@link #errors()} may say which part.
 *
 * @since 0.1.0
 */
@JsonAdapter(JsonViewAdapters.class)
public final class BadRequestException extends ApiException {

  private static final long serialVersionUID = 1L;

  BadRequestException(ErrorResponse response) {
    super(response, "the request is malformed or invalid. See errors() for the reason.");
  }
}
