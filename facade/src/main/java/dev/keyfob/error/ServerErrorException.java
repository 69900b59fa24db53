package dev.keyfob.error;

import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.json.JsonViewAdapters;

/**
 * 5xx: the server or a gateway failed. For idempotent operations, the client has retried a 502, 503
 * or 504 already.
 *
 * @since 0.1.0
 */
@JsonAdapter(JsonViewAdapters.class)
public final class ServerErrorException extends ApiException {

  private static final long serialVersionUID = 1L;

  ServerErrorException(ErrorResponse response) {
    super(
        response,
        "the server failed. Try again later, or give the request id to the provider's support.");
  }
}
