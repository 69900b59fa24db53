package dev.keyfob.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Ping Network's sessions. What their configuration looks like nobody has published, so this one is
 * made up.
 */
final class PingSessions implements Resource {

  private static final String HOST = "node.sandbox.test";
  private static final int PORT = 443;

  /** What was asked for, by the session's id. */
  private final Map<String, ObjectNode> sessions = new HashMap<>();

  private final Set<String> paused = new HashSet<>();
  private final SessionEvents events = new SessionEvents();

  @Override
  public Map<String, Function<Call, Answer>> operations() {
    return Map.of(
        "POST /sessions", this::create,
        "GET /sessions/{}/status", this::status,
        "PATCH /sessions/{}/pause", call -> pausing(call, true),
        "PATCH /sessions/{}/resume", call -> pausing(call, false),
        "GET /sessions/events", this::stream);
  }

  private synchronized Answer create(Call call) {
    ObjectNode answer = call.exampleBody();
    String id = call.mint().id("session_");
    answer.put("id", id);
    answer.put("reusable", false);
    for (String setting : List.of("connection_type", "zone", "reusable")) {
      if (call.body().has(setting)) {
        answer.set(setting, call.body().get(setting));
      }
    }
    sessions.put(id, call.body().deepCopy());
    events.started(id);
    String user = call.secret(id);
    ObjectNode server =
        answer.putObject("configuration").put("protocol", "vless").putObject("settings");
    server.put("address", HOST).put("port", PORT).put("id", user).put("encryption", "none");
    answer.put(
        "configuration_link",
        "vless://" + user + "@" + HOST + ":" + PORT + "?encryption=none#sandbox");
    answer.put("created_at", SandboxTime.withMillis());
    return call.answer(answer);
  }

  private synchronized Answer status(Call call) {
    ObjectNode session = sessions.get(call.target());
    if (session == null) {
      return call.missing();
    }
    ObjectNode answer =
        call.exampleBody()
            .put("status", paused.contains(call.target()) ? "disconnected" : "connected");
    return call.answer(answer.set("client_id", session.get("client_id")));
  }

  private synchronized Answer pausing(Call call, boolean pause) {
    String id = call.target();
    if (!sessions.containsKey(id)) {
      return call.missing();
    }
    if (!sessions.get(id).path("reusable").asBoolean()) {
      return call.refused("The session is not reusable");
    }
    if (paused.contains(id) == pause) {
      return call.refused(pause ? "The session is paused already" : "The session is not paused");
    }
    if (pause) {
      paused.add(id);
      events.ended(id);
    } else {
      paused.remove(id);
      events.started(id);
    }
    return call.answer(call.exampleBody().put("session_id", id).put("paused", pause));
  }

  private synchronized Answer stream(Call call) {
    return events.stream();
  }
}
