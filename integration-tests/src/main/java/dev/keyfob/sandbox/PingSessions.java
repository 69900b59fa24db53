package dev.keyfob.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Ping Network's sessions. What their configuration looks like nobody has published, so this one is made up. */
final class PingSessions implements Resource {

  private static final String HOST = "node.sandbox.test";
  private static final int PORT = 443;

  @Override
  public Map<String, Function<Call, Answer>> operations() {
    return Map.of("POST /sessions", this::create);
  }

  private Answer create(Call call) {
    ObjectNode answer = call.exampleBody();
    String id = call.mint().id("session_");
    answer.put("id", id);
    for (String setting : List.of("connection_type", "zone", "reusable")) {
      if (call.body().has(setting)) {
        answer.set(setting, call.body().get(setting));
      }
    }
    String user = call.secret(id);
    ObjectNode server = answer.putObject("configuration").put("protocol", "vless").putObject("settings");
    server.put("address", HOST).put("port", PORT).put("id", user).put("encryption", "none");
    answer.put("configuration_link", "vless://" + user + "@" + HOST + ":" + PORT + "?encryption=none#sandbox");
    answer.put("created_at", SandboxTime.withMillis());
    return call.answer(answer);
  }
}
