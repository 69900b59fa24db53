package dev.keyfob.error;

import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.json.JsonViewAdapters;

/**
 * 401: the API key is missing, wrong, expired or revoked.
 *
 * @since 0.1.0
 */
@JsonAdapter(JsonViewAdapters.class)
public final class UnauthorizedException extends ApiException {

  private static final long serialVersionUID = 1L;

  UnauthorizedException(ErrorResponse response) {
    super(
        response,
        "the API key is not accepted. Check that it is complete and has not been rotated or deleted. If the server"
            + " expects the key in another form, call bearer() or bareKey() on the client's builder.");
  }
}
