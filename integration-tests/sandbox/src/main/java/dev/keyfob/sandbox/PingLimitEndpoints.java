package dev.keyfob.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The endpoints of Ping Network's limits. The document leaves three cases open. Here PATCH creates
 * limits that do not exist, null removes one limit, and GET and DELETE without limits are a 404.
 */
final class PingLimitEndpoints implements Endpoints {

  private static final List<String> ALWAYS = List.of("id", "created_at", "updated_at");

  private final Map<String, ObjectNode> limits = new HashMap<>();

  @Override
  public Map<String, Function<SandboxRequest, SandboxResponse>> operations() {
    Map<String, Function<SandboxRequest, SandboxResponse>> operations = new HashMap<>();
    for (String scope : List.of("global", "client", "session")) {
      String path = " /customer/limits/" + scope;
      operations.put("GET" + path, request -> get(request, scope));
      operations.put("PATCH" + path, request -> change(request, scope));
      operations.put("DELETE" + path, request -> delete(request, scope));
    }
    return operations;
  }

  private synchronized SandboxResponse get(SandboxRequest request, String scope) {
    return limits.containsKey(scope) ? request.response(limits.get(scope)) : request.notFound();
  }

  private synchronized SandboxResponse change(SandboxRequest request, String scope) {
    ObjectNode changed = limits.computeIfAbsent(scope, none -> unlimited(request));
    for (Map.Entry<String, JsonNode> limit : request.body().properties()) {
      if (limit.getValue().isNull()) {
        changed.remove(limit.getKey());
      } else {
        changed.set(limit.getKey(), limit.getValue());
      }
    }
    changed.put("updated_at", SandboxTime.withMillis());
    return request.response(changed);
  }

  private synchronized SandboxResponse delete(SandboxRequest request, String scope) {
    return limits.remove(scope) == null
        ? request.notFound()
        : SandboxResponse.empty(request.example().status());
  }

  private static ObjectNode unlimited(SandboxRequest request) {
    return request.exampleBody().retain(ALWAYS).put("created_at", SandboxTime.withMillis());
  }
}
