package dev.keyfob.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Nullable;
import java.util.Map;

/** Ping Network's error shape: one error object, and the time to wait in a header. */
final class PingNetworkErrors implements ErrorStyle {

  @Override
  public SandboxResponse error(int status, String code, String text, @Nullable Integer retryAfter) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("error").put("code", code).put("message", text);
    SandboxResponse response = SandboxResponse.json(status, "application/json", body);
    return retryAfter == null
        ? response
        : response.withHeaders(Map.of("X-RateLimit-Reset", String.valueOf(retryAfter)));
  }

  @Override
  public SandboxResponse unauthorized() {
    return error(401, "unauthorized", "The sandbox does not know this key", null);
  }
}
