package dev.keyfob.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keyfob.secret.Secret;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The endpoints of Latitude.sh's API keys. Only create and rotate return a token. The sandbox
 * accepts the newest token of each key as an API key.
 */
final class ApiKeyEndpoints implements Endpoints {

  private static final int SLICE = 5;

  private final Map<String, ObjectNode> listed = new LinkedHashMap<>();
  private final Map<String, Secret<String>> tokens = new HashMap<>();

  @Override
  public Map<String, Function<SandboxRequest, SandboxResponse>> operations() {
    return Map.of(
        "POST /auth/api_keys", this::create,
        "GET /auth/api_keys", this::list,
        "PUT /auth/api_keys/{}", this::rotate,
        "PATCH /auth/api_keys/{}", this::update,
        "DELETE /auth/api_keys/{}", this::delete);
  }

  synchronized boolean isToken(Secret<String> sent) {
    return tokens.containsValue(sent);
  }

  private synchronized SandboxResponse create(SandboxRequest request) {
    ObjectNode key = request.exampleBody().withObject("/data");
    String id = request.credentials().id(key.path("id").asText());
    key.put("id", id);
    ObjectNode attributes = key.withObject("/attributes");
    attributes.remove("token");
    attributes.put("created_at", SandboxTime.withOffset(Duration.ZERO));
    set(request, key);
    listed.put(id, key);
    return issued(request, key);
  }

  private synchronized SandboxResponse list(SandboxRequest request) {
    ObjectNode response = request.exampleBody();
    ArrayNode data = response.putArray("data");
    listed.values().forEach(data::add);
    return request.response(response);
  }

  private synchronized SandboxResponse rotate(SandboxRequest request) {
    ObjectNode key = listed.get(request.target());
    if (key == null) {
      return request.notFound();
    }
    set(request, key);
    return issued(request, key);
  }

  private synchronized SandboxResponse update(SandboxRequest request) {
    ObjectNode key = listed.get(request.target());
    if (key == null) {
      return request.notFound();
    }
    set(request, key);
    return request.response(request.exampleBody().set("data", key));
  }

  private synchronized SandboxResponse delete(SandboxRequest request) {
    tokens.remove(request.target());
    return listed.remove(request.target()) == null
        ? request.notFound()
        : request.response(request.exampleBody());
  }

  private static void set(SandboxRequest request, ObjectNode key) {
    ObjectNode attributes = key.withObject("/attributes");
    for (String setting : List.of("name", "read_only", "allowed_ips")) {
      if (request.body().at("/data/attributes").has(setting)) {
        attributes.set(setting, request.body().at("/data/attributes/" + setting));
      }
    }
    attributes.put("updated_at", SandboxTime.withOffset(Duration.ZERO));
  }

  /** Responds with the key and a new token. */
  private SandboxResponse issued(SandboxRequest request, ObjectNode key) {
    String id = key.path("id").asText();
    String token = request.secret(id);
    tokens.put(id, Secret.of(token));
    key.withObject("/attributes").put("token_last_slice", token.substring(token.length() - SLICE));
    ObjectNode issued = key.deepCopy();
    issued.withObject("/attributes").put("token", token);
    return request.response(request.exampleBody().set("data", issued));
  }
}
