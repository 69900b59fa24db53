package dev.keyfob.error;

import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.json.JsonViewAdapters;

/**
 * 406: the resource's state does not allow the request.
 *
 * @since 0.1.0
 */
@JsonAdapter(JsonViewAdapters.class)
public final class NotAcceptableException extends ApiException {

  private static final long serialVersionUID = 1L;

  NotAcceptableException(ErrorResponse response) {
    super(
        response, "the resource's state does not allow the request. See errors() for the reason.");
  }
}
