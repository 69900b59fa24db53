package dev.keyfob.simulation.wire;

import jakarta.annotation.Nullable;
import java.util.Locale;
import java.util.Map;

/**
 * A request as the server reads it.
 *
 * @param target the path with its query
 * @param headers by name in lower case
 * @param origin the operation that the client's thread works for
 */
public record WireRequest(
    String method,
    String target,
    Map<String, String> headers,
    String body,
    @Nullable Object origin) {

  /** Returns a header, or null. */
  public @Nullable String header(String name) {
    return headers.get(name.toLowerCase(Locale.ROOT));
  }

  /** Returns the path without the query. */
  public String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }
}
