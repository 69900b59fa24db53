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
 * Latitude.sh's API keys: only creating and rotating give the token, and the newest token of a key
 * is a key here.
 */
final class ApiKeys implements Resource {

  private static final int SLICE = 5;

  private final Map<String, ObjectNode> listed = new LinkedHashMap<>();
  private final Map<String, Secret<String>> tokens = new HashMap<>();

  @Override
  public Map<String, Function<Call, Answer>> operations() {
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

  private synchronized Answer create(Call call) {
    ObjectNode key = call.exampleBody().withObject("/data");
    String id = call.mint().id(key.path("id").asText());
    key.put("id", id);
    ObjectNode attributes = key.withObject("/attributes");
    attributes.remove("token");
    attributes.put("created_at", SandboxTime.withOffset(Duration.ZERO));
    set(call, key);
    listed.put(id, key);
    return issued(call, key);
  }

  private synchronized Answer list(Call call) {
    ObjectNode answer = call.exampleBody();
    ArrayNode data = answer.putArray("data");
    listed.values().forEach(data::add);
    return call.answer(answer);
  }

  private synchronized Answer rotate(Call call) {
    ObjectNode key = listed.get(call.target());
    if (key == null) {
      return call.missing();
    }
    set(call, key);
    return issued(call, key);
  }

  private synchronized Answer update(Call call) {
    ObjectNode key = listed.get(call.target());
    if (key == null) {
      return call.missing();
    }
    set(call, key);
    return call.answer(call.exampleBody().set("data", key));
  }

  private synchronized Answer delete(Call call) {
    tokens.remove(call.target());
    return listed.remove(call.target()) == null ? call.missing() : call.answer(call.exampleBody());
  }

  private static void set(Call call, ObjectNode key) {
    ObjectNode attributes = key.withObject("/attributes");
    for (String setting : List.of("name", "read_only", "allowed_ips")) {
      if (call.body().at("/data/attributes").has(setting)) {
        attributes.set(setting, call.body().at("/data/attributes/" + setting));
      }
    }
    attributes.put("updated_at", SandboxTime.withOffset(Duration.ZERO));
  }

  /** With a new token. */
  private Answer issued(Call call, ObjectNode key) {
    String id = key.path("id").asText();
    String token = call.secret(id);
    tokens.put(id, Secret.of(token));
    key.withObject("/attributes").put("token_last_slice", token.substring(token.length() - SLICE));
    ObjectNode issued = key.deepCopy();
    issued.withObject("/attributes").put("token", token);
    return call.answer(call.exampleBody().set("data", issued));
  }
}
