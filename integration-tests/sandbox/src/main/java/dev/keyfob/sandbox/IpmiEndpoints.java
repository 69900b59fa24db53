package dev.keyfob.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Function;

/**
 * Latitude.sh's logins to servers' IPMI, of which nothing is kept: no operation shows them again.
 */
final class IpmiEndpoints implements Endpoints {

  @Override
  public Map<String, Function<SandboxRequest, SandboxResponse>> operations() {
    return Map.of("POST /servers/{}/remote_access", this::create);
  }

  private SandboxResponse create(SandboxRequest request) {
    ObjectNode response = request.exampleBody();
    ObjectNode session = response.withObject("/data");
    String id = request.credentials().id(session.path("id").asText());
    session.put("id", id);
    session.withObject("/attributes").put("ipmi_password", request.secret(id));
    return request.response(response);
  }
}
