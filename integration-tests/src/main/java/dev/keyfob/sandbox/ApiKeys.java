package dev.keyfob.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Latitude.sh's API keys. */
final class ApiKeys implements Resource {

  private static final int SLICE = 5;

  @Override
  public Map<String, Function<Call, Answer>> operations() {
    return Map.of("POST /auth/api_keys", this::create);
  }

  private Answer create(Call call) {
    ObjectNode answer = call.exampleBody();
    ObjectNode key = answer.withObject("/data");
    String id = call.mint().id(key.path("id").asText());
    key.put("id", id);
    ObjectNode attributes = key.withObject("/attributes");
    for (String setting : List.of("name", "read_only", "allowed_ips")) {
      if (call.body().at("/data/attributes").has(setting)) {
        attributes.set(setting, call.body().at("/data/attributes/" + setting));
      }
    }
    String token = call.secret(id);
    attributes.put("token", token);
    attributes.put("token_last_slice", token.substring(token.length() - SLICE));
    attributes.put("created_at", SandboxTime.withOffset(Duration.ZERO));
    attributes.put("updated_at", SandboxTime.withOffset(Duration.ZERO));
    return call.answer(answer);
  }
}
