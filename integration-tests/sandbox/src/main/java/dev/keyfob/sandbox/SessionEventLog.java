package dev.keyfob.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Records the events of Ping Network's sessions. A stream starts with the first event and ends
 * after the last.
 */
final class SessionEventLog {

  private static final long BYTES = 1_048_576;

  private final List<ObjectNode> events = new ArrayList<>();

  void started(String session) {
    add(session, "session_start");
    counted(add(session, "session_stats"));
  }

  void ended(String session) {
    counted(add(session, "session_end"));
  }

  private ObjectNode add(String session, String type) {
    ObjectNode event = SandboxRequest.JSON.createObjectNode();
    event.put("id", events.size() + 1L).put("session_id", session).put("event_type", type);
    events.add(event.put("created_at", SandboxTime.withMillis()));
    return event;
  }

  private static void counted(ObjectNode event) {
    event.put("duration", 1).put("downloaded_bytes", BYTES).put("uploaded_bytes", BYTES);
  }

  /**
   * Returns the server-sent events, after a comment as servers send it to keep a connection open.
   */
  SandboxResponse stream() {
    StringBuilder text = new StringBuilder(":\n\n");
    events.forEach(event -> text.append("data: ").append(event).append("\n\n"));
    return new SandboxResponse(200, "text/event-stream", text.toString(), Map.of());
  }
}
