package dev.keyfob.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Function;

/**
 * The endpoint that issues logins to a server's IPMI, its remote management controller. Logins are
 * not stored, since no operation returns them again.
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
