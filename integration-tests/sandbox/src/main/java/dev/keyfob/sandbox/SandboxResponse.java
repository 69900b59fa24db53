package dev.keyfob.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A response that the sandbox is about to send.
 *
 * @param status the HTTP status
 * @param mediaType the Content-Type; empty for none
 * @param body the body as text; may be empty
 * @param headers further headers
 * @since 0.1.0
 */
public record SandboxResponse(
    int status, String mediaType, String body, Map<String, String> headers) {

  /**
   * Copies the headers.
   *
   * @param status the HTTP status
   * @param mediaType the Content-Type; empty for none
   * @param body the body as text; may be empty
   * @param headers further headers
   */
  public SandboxResponse {
    headers = Map.copyOf(headers);
  }

  static SandboxResponse json(int status, String mediaType, JsonNode body) {
    return new SandboxResponse(status, mediaType, body.toString(), Map.of());
  }

  static SandboxResponse empty(int status) {
    return new SandboxResponse(status, "", "", Map.of());
  }

  SandboxResponse withStatus(int status) {
    return new SandboxResponse(status, mediaType, body, headers);
  }

  SandboxResponse withMediaType(String mediaType) {
    return new SandboxResponse(status, mediaType, body, headers);
  }

  SandboxResponse withBody(String body) {
    return new SandboxResponse(status, mediaType, body, headers);
  }

  SandboxResponse withHeaders(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putAll(more);
    return new SandboxResponse(status, mediaType, body, all);
  }

  /** Leaves the body out, since it may contain a credential. */
  @Override
  public String toString() {
    return status + " " + mediaType;
  }
}
