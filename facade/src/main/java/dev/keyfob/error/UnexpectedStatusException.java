package dev.keyfob.error;

import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.json.JsonViewAdapters;

/**
 * A status without an exception of its own, such as a redirect, which is never followed. For an
 * operation that issues a credential, a redirect except 307 and 308 is the cause of an {@link
 * OutcomeUnknownException}: servers also redirect to what they have just created.
 *
 * @since 0.1.0
 */
@JsonAdapter(JsonViewAdapters.class)
public final class UnexpectedStatusException extends ApiException {

  private static final long serialVersionUID = 1L;

  UnexpectedStatusException(ErrorResponse response) {
    super(response, advice(response.status()));
  }

  private static String advice(int status) {
    if (status < 400) {
      return "redirects are not followed, to keep the API key at its host. Check the base URL.";
    }
    return status == 408
        ? "the server timed out waiting for the request. Check the network."
        : "the status is unexpected. See errors() and body().";
  }
}
