package dev.keyfob.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Function;

/** Latitude.sh's servers: all that anybody asks for are there, where the document's example is. */
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
