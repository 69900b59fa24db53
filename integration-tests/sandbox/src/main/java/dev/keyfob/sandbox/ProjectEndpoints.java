package dev.keyfob.sandbox;

import static dev.keyfob.sandbox.ListEndpoint.textAt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keyfob.sandbox.document.ApiDocument;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The endpoints of Latitude.sh's projects and regions, with those of the document's examples. */
final class ProjectEndpoints implements Endpoints {

  private static final ListEndpoint PROJECTS =
      new ListEndpoint(
          Map.of(
              "name", textAt("/attributes/name"),
              "slug", textAt("/attributes/slug"),
              "description", textAt("/attributes/description"),
              "billing_type", textAt("/attributes/billing_type"),
              "environment", textAt("/attributes/environment"),
              "tags", ListEndpoint.tags()));
  private static final ListEndpoint REGIONS = new ListEndpoint(Map.of());

  private final List<ObjectNode> projects;
  private final List<ObjectNode> regions;

  ProjectEndpoints(ApiDocument document) {
    projects = ListedExamples.of(document, "get-projects");
    regions = ListedExamples.of(document, "get-regions");
  }

  @Override
  public Map<String, Function<SandboxRequest, SandboxResponse>> operations() {
    return Map.of(
        "GET /projects", request -> PROJECTS.respond(request, projects),
        "GET /regions", request -> REGIONS.respond(request, regions));
  }
}
