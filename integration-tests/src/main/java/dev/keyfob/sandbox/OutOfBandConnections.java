package dev.keyfob.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Latitude.sh's consoles to servers: the newest of a server is the one that is given again. */
final class OutOfBandConnections implements Resource {

  private final Map<String, ObjectNode> newest = new HashMap<>();

  @Override
  public Map<String, Function<Call, Answer>> operations() {
    return Map.of(
        "POST /servers/{}/out_of_band_connection", this::create,
        "GET /servers/{}/out_of_band_connection", this::find);
  }

  private synchronized Answer create(Call call) {
    ObjectNode answer = call.exampleBody();
    ObjectNode connection = answer.withObject("/data");
    String id = call.mint().id(connection.path("id").asText());
    connection.put("id", id);
    ObjectNode attributes = connection.withObject("/attributes");
    ObjectNode sshKey = attributes.withObject("/ssh_key");
    sshKey.put("id", call.text("/data/attributes/ssh_key_id", sshKey.path("id").asText()));
    attributes.put("created_at", SandboxTime.withOffset(Duration.ZERO));
    attributes.put("server_id", call.target());
    attributes.withObject("/credentials").put("password", call.secret(id));
    newest.put(call.target(), connection);
    return call.answer(answer);
  }

  private synchronized Answer find(Call call) {
    ObjectNode connection = newest.get(call.target());
    return connection == null
        ? call.missing()
        : call.answer(call.exampleBody().set("data", connection));
  }
}
