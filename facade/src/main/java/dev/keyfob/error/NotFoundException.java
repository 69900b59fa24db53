package dev.keyfob.error;

import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.json.JsonViewAdapters;

/**
 * 404: the resource does not exist, or this API key cannot see it.
 *
 * @since 0.1.0
 */
@JsonAdapter(JsonViewAdapters.class)
public final class NotFoundException extends ApiException {

  private static final long serialVersionUID = 1L;

  NotFoundException(ErrorResponse response) {
    super(
        response,
        "the resource does not exist, or this API key cannot see it. Check the ids and the base URL.");
  }
}
