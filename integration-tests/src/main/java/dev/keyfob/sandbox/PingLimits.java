package dev.keyfob.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Ping Network's limits. What is not documented is decided here: changing sets limits where there
 * are none yet, null lifts a single one, and where none are set there is nothing to get or to
 * remove.
 */
final class PingLimits implements Resource {

  private static final List<String> ALWAYS = List.of("id", "created_at", "updated_at");

  private final Map<String, ObjectNode> limits = new HashMap<>();

  @Override
  public Map<String, Function<Call, Answer>> operations() {
    Map<String, Function<Call, Answer>> operations = new HashMap<>();
    for (String scope : List.of("global", "client", "session")) {
      String path = " /customer/limits/" + scope;
      operations.put("GET" + path, call -> get(call, scope));
      operations.put("PATCH" + path, call -> change(call, scope));
      operations.put("DELETE" + path, call -> delete(call, scope));
    }
    return operations;
  }

  private synchronized Answer get(Call call, String scope) {
    return limits.containsKey(scope) ? call.answer(limits.get(scope)) : call.missing();
  }

  private synchronized Answer change(Call call, String scope) {
    ObjectNode changed = limits.computeIfAbsent(scope, none -> unlimited(call));
    for (Map.Entry<String, JsonNode> limit : call.body().properties()) {
      if (limit.getValue().isNull()) {
        changed.remove(limit.getKey());
      } else {
        changed.set(limit.getKey(), limit.getValue());
      }
    }
    changed.put("updated_at", SandboxTime.withMillis());
    return call.answer(changed);
  }

  private synchronized Answer delete(Call call, String scope) {
    return limits.remove(scope) == null ? call.missing() : Answer.empty(call.example().status());
  }

  private static ObjectNode unlimited(Call call) {
    return call.exampleBody().retain(ALWAYS).put("created_at", SandboxTime.withMillis());
  }
}
