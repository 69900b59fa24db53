package dev.keyfob.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The endpoints of Ping Network's sessions. The content of a configuration is not documented, so
 * the sandbox uses a shape of its own.
 */
final class PingSessionEndpoints implements Endpoints {

  private static final String HOST = "node.sandbox.test";
  private static final int PORT = 443;

  /** The request of each session, by session id. */
  private final Map<String, ObjectNode> sessions = new HashMap<>();

  private final Set<String> paused = new HashSet<>();
  private final SessionEventLog events = new SessionEventLog();

  @Override
  public Map<String, Function<SandboxRequest, SandboxResponse>> operations() {
    return Map.of(
        "POST /sessions", this::create,
        "GET /sessions/{}/status", this::status,
        "PATCH /sessions/{}/pause", request -> pausing(request, true),
        "PATCH /sessions/{}/resume", request -> pausing(request, false),
        "GET /sessions/events", this::stream);
  }

  private synchronized SandboxResponse create(SandboxRequest request) {
    ObjectNode response = request.exampleBody();
    String id = request.credentials().id("session_");
    response.put("id", id);
    response.put("reusable", false);
    for (String setting : List.of("connection_type", "zone", "reusable")) {
      if (request.body().has(setting)) {
        response.set(setting, request.body().get(setting));
      }
    }
    sessions.put(id, request.body().deepCopy());
    events.started(id);
    String user = request.secret(id);
    ObjectNode server =
        response.putObject("configuration").put("protocol", "vless").putObject("settings");
    server.put("address", HOST).put("port", PORT).put("id", user).put("encryption", "none");
    response.put(
        "configuration_link",
        "vless://" + user + "@" + HOST + ":" + PORT + "?encryption=none#sandbox");
    response.put("created_at", SandboxTime.withMillis());
    return request.response(response);
  }

  private synchronized SandboxResponse status(SandboxRequest request) {
    ObjectNode session = sessions.get(request.target());
    if (session == null) {
      return request.notFound();
    }
    ObjectNode response =
        request
            .exampleBody()
            .put("status", paused.contains(request.target()) ? "disconnected" : "connected");
    return request.response(response.set("client_id", session.get("client_id")));
  }

  private synchronized SandboxResponse pausing(SandboxRequest request, boolean pause) {
    String id = request.target();
    if (!sessions.containsKey(id)) {
      return request.notFound();
    }
    if (!sessions.get(id).path("reusable").asBoolean()) {
      return request.refused("The session is not reusable");
    }
    if (paused.contains(id) == pause) {
      return request.refused(pause ? "The session is paused already" : "The session is not paused");
    }
    if (pause) {
      paused.add(id);
      events.ended(id);
    } else {
      paused.remove(id);
      events.started(id);
    }
    return request.response(request.exampleBody().put("session_id", id).put("paused", pause));
  }

  private synchronized SandboxResponse stream(SandboxRequest request) {
    return events.stream();
  }
}
