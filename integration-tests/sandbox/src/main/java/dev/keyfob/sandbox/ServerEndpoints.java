package dev.keyfob.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The endpoint of Latitude.sh's servers. Every server exists, with the values of the document's
 * example unless a site was set for it.
 */
final class ServerEndpoints implements Endpoints {

  private final Map<String, String> sites = new ConcurrentHashMap<>();

  void setSite(String serverId, String site) {
    sites.put(serverId, site);
  }

  @Override
  public Map<String, Function<SandboxRequest, SandboxResponse>> operations() {
    return Map.of("GET /servers/{}", this::get);
  }

  private SandboxResponse get(SandboxRequest request) {
    ObjectNode response = request.exampleBody();
    ObjectNode server = response.withObject("/data");
    server.put("id", request.target());
    String site = sites.get(request.target());
    if (site != null) {
      server.withObject("/attributes/region/site").put("slug", site);
    }
    return request.response(response);
  }
}
