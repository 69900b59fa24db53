package dev.keyfob.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the sandbox is about to send.
 *
 * @param status the HTTP status
 * @param mediaType for Content-Type; empty for none
 * @param body as text, possibly empty
 * @param headers further headers
 * @since 0.1.0
 */
public record Answer(int status, String mediaType, String body, Map<String, String> headers) {

  /**
   * Copies the headers.
   *
   * @param status the HTTP status
   * @param mediaType for Content-Type; empty for none
   * @param body as text, possibly empty
   * @param headers further headers
   */
  public Answer {
    headers = Map.copyOf(headers);
  }

  static Answer json(int status, String mediaType, JsonNode body) {
    return new Answer(status, mediaType, body.toString(), Map.of());
  }

  static Answer empty(int status) {
    return new Answer(status, "", "", Map.of());
  }

  Answer withStatus(int status) {
    return new Answer(status, mediaType, body, headers);
  }

  Answer withMediaType(String mediaType) {
    return new Answer(status, mediaType, body, headers);
  }

  Answer withBody(String body) {
    return new Answer(status, mediaType, body, headers);
  }

  Answer withHeaders(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putAll(more);
    return new Answer(status, mediaType, body, all);
  }

  /** Without the body, which holds what the sandbox has minted. */
  @Override
  public String toString() {
    return status + " " + mediaType;
  }
}
