package dev.keyfob.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Nullable;
import java.util.Map;

/** One error, and how long to wait in a header. */
final class PingNetworkErrors implements ErrorStyle {

  @Override
  public Answer error(int status, String code, String text, @Nullable Integer retryAfter) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("error").put("code", code).put("message", text);
    Answer answer = Answer.json(status, "application/json", body);
    return retryAfter == null
        ? answer
        : answer.withHeaders(Map.of("X-RateLimit-Reset", String.valueOf(retryAfter)));
  }

  @Override
  public Answer unauthorized() {
    return error(401, "unauthorized", "The sandbox does not know this key", null);
  }
}
