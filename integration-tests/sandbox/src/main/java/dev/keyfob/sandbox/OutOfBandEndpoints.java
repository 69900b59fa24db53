package dev.keyfob.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The endpoints of Latitude.sh's out-of-band connections, which are serial consoles of servers. A
 * GET returns the newest connection of a server.
 */
final class OutOfBandEndpoints implements Endpoints {

  private final Map<String, ObjectNode> newest = new HashMap<>();
  private boolean passwords = true;

  synchronized void setPasswords(boolean sent) {
    passwords = sent;
  }

  @Override
  public Map<String, Function<SandboxRequest, SandboxResponse>> operations() {
    return Map.of(
        "POST /servers/{}/out_of_band_connection", this::create,
        "GET /servers/{}/out_of_band_connection", this::find);
  }

  private synchronized SandboxResponse create(SandboxRequest request) {
    ObjectNode response = request.exampleBody();
    ObjectNode connection = response.withObject("/data");
    String id = request.credentials().id(connection.path("id").asText());
    connection.put("id", id);
    ObjectNode attributes = connection.withObject("/attributes");
    ObjectNode sshKey = attributes.withObject("/ssh_key");
    sshKey.put("id", request.text("/data/attributes/ssh_key_id", sshKey.path("id").asText()));
    attributes.put("created_at", SandboxTime.withOffset(Duration.ZERO));
    attributes.put("server_id", request.target());
    if (passwords) {
      attributes.withObject("/credentials").put("password", request.secret(id));
    } else {
      attributes.putNull("credentials");
    }
    newest.put(request.target(), connection);
    return request.response(response);
  }

  private synchronized SandboxResponse find(SandboxRequest request) {
    ObjectNode connection = newest.get(request.target());
    return connection == null
        ? request.notFound()
        : request.response(request.exampleBody().set("data", connection));
  }
}
