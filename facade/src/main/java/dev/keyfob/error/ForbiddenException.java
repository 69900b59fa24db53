package dev.keyfob.error;

import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.internal.text.HtmlPage;
import dev.keyfob.json.JsonViewAdapters;

/**
 * 403: the API key is valid, but may not do this.
 *
 * @since 0.1.0
 */
@JsonAdapter(JsonViewAdapters.class)
public final class ForbiddenException extends ApiException {

  private static final long serialVersionUID = 1L;

  ForbiddenException(ErrorResponse response) {
    super(
        response,
        HtmlPage.is(response.body().reveal())
            ? "a gateway in front of the API refused the request, with an HTML page. See body();"
                + " cloudflareRay() helps its operator."
            : "the API key may not do this. It may be read-only or restricted to other addresses; use another key.");
  }
}
