package dev.keyfob.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/** Latitude.sh's consoles to servers. */
final class OutOfBandConnections implements Resource {

  @Override
  public Map<String, Function<Call, Answer>> operations() {
    return Map.of("POST /servers/{}/out_of_band_connection", this::create);
  }

  private Answer create(Call call) {
    ObjectNode answer = call.exampleBody();
    ObjectNode connection = answer.withObject("/data");
    String id = call.mint().id(connection.path("id").asText());
    connection.put("id", id);
    ObjectNode attributes = connection.withObject("/attributes");
    ObjectNode sshKey = attributes.withObject("/ssh_key");
    sshKey.put("id", call.text("/data/attributes/ssh_key_id", sshKey.path("id").asText()));
    attributes.put("created_at", SandboxTime.withOffset(Duration.ZERO));
    attributes.put("server_id", call.path().values().iterator().next());
    attributes.withObject("/credentials").put("password", call.secret(id));
    return call.answer(answer);
  }
}
