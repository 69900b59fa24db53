package dev.keyfob.sandbox;

import static dev.keyfob.sandbox.ListEndpoint.textAt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keyfob.sandbox.document.ApiDocument;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.IntPredicate;

/**
 * The endpoints of Latitude.sh's servers. The list has the servers of the document's example and
 * those that a test added. A GET finds every server: one that is not listed has the values of the
 * example, unless a site was set for it.
 */
final class ServerEndpoints implements Endpoints {

  private static final ListEndpoint LIST =
      new ListEndpoint(
          Map.ofEntries(
              Map.entry("project", textAt("/attributes/project/id", "/attributes/project/slug")),
              Map.entry("region", textAt("/attributes/region/site/slug")),
              Map.entry("hostname", textAt("/attributes/hostname")),
              Map.entry("label", textAt("/attributes/label")),
              Map.entry("status", textAt("/attributes/status")),
              Map.entry("plan", textAt("/attributes/plan/name")),
              Map.entry("tags", ListEndpoint.tags()),
              Map.entry("created_at_gte", created(order -> order >= 0)),
              Map.entry("created_at_lte", created(order -> order <= 0)),
              Map.entry("gpu", ServerEndpoints::hasGpu)));

  private final Map<String, ObjectNode> listed = new LinkedHashMap<>();
  private final Map<String, String> sites = new LinkedHashMap<>();

  ServerEndpoints(ApiDocument document) {
    ListedExamples.of(document, "get-servers").forEach(server -> listed.put(id(server), server));
  }

  synchronized void add(String serverId, String hostname, String site) {
    ObjectNode server = listed.values().iterator().next().deepCopy();
    server.put("id", serverId);
    server.withObject("/attributes").put("hostname", hostname);
    listed.put(serverId, at(server, site));
  }

  synchronized void setSite(String serverId, String site) {
    sites.put(serverId, site);
    listed.computeIfPresent(serverId, (id, server) -> at(server, site));
  }

  @Override
  public Map<String, Function<SandboxRequest, SandboxResponse>> operations() {
    return Map.of("GET /servers", this::list, "GET /servers/{}", this::get);
  }

  private synchronized SandboxResponse list(SandboxRequest request) {
    return LIST.respond(request, listed.values());
  }

  private synchronized SandboxResponse get(SandboxRequest request) {
    ObjectNode response = request.exampleBody();
    ObjectNode server = listed.get(request.target());
    if (server == null) {
      server = response.withObject("/data").put("id", request.target());
      String site = sites.get(request.target());
      server = site == null ? server : at(server, site);
    }
    return request.response(response.set("data", server));
  }

  private static ObjectNode at(ObjectNode server, String site) {
    server.withObject("/attributes/region/site").put("slug", site);
    return server;
  }

  private static String id(JsonNode server) {
    return server.path("id").asText();
  }

  private static BiPredicate<JsonNode, String> created(IntPredicate order) {
    return (server, limit) -> {
      String created = server.at("/attributes/created_at").asText("null");
      return !created.equals("null")
          && order.test(
              OffsetDateTime.parse(created)
                  .toInstant()
                  .compareTo(OffsetDateTime.parse(limit).toInstant()));
    };
  }

  private static boolean hasGpu(JsonNode server, String wanted) {
    return server.at("/attributes/specs").hasNonNull("gpu") == Boolean.parseBoolean(wanted);
  }
}
