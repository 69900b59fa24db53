package dev.keyfob.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Function;

/**
 * The endpoint of Latitude.sh's servers. Every server exists, with the values of the document's
 * example.
 */
final class ServerEndpoints implements Endpoints {

  @Override
  public Map<String, Function<SandboxRequest, SandboxResponse>> operations() {
    return Map.of("GET /servers/{}", this::get);
  }

  private SandboxResponse get(SandboxRequest request) {
    ObjectNode response = request.exampleBody();
    response.withObject("/data").put("id", request.target());
    return request.response(response);
  }
}
