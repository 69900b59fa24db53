package dev.keyfob.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Nullable;

/**
 * Latitude.sh's error shape: a list of errors after JSON:API, whose status is a number or a word.
 */
final class LatitudeErrors implements ErrorStyle {

  @Override
  public SandboxResponse error(int status, String code, String text, @Nullable Integer retryAfter) {
    return error(status, code, String.valueOf(status), text, retryAfter);
  }

  @Override
  public SandboxResponse unauthorized() {
    return error(401, "INVALID_TOKEN", "unauthorized", "The sandbox does not know this key", null);
  }

  private static SandboxResponse error(
      int status, String code, String word, String text, @Nullable Integer retryAfter) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode error = body.putArray("errors").addObject();
    error.put("code", code).put("status", word).put("title", "Sandbox").put("detail", text);
    ObjectNode meta = error.putObject("meta");
    if (retryAfter != null) {
      meta.put("retry_after", retryAfter);
    }
    return SandboxResponse.json(status, "application/vnd.api+json; charset=utf-8", body);
  }
}
