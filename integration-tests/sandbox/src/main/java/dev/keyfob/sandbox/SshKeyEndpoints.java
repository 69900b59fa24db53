package dev.keyfob.sandbox;

import static dev.keyfob.sandbox.ListEndpoint.textAt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import okio.ByteString;

/** The endpoints of Latitude.sh's SSH keys. */
final class SshKeyEndpoints implements Endpoints {

  private static final ListEndpoint LIST =
      new ListEndpoint(
          Map.of(
              "project", textAt("/attributes/project/id", "/attributes/project/slug"),
              "scope", SshKeyEndpoints::isInScope,
              "tags", ListEndpoint.tags()));

  private final Map<String, ObjectNode> listed = new LinkedHashMap<>();

  @Override
  public Map<String, Function<SandboxRequest, SandboxResponse>> operations() {
    return Map.of(
        "GET /ssh_keys", this::list,
        "POST /ssh_keys", this::create,
        "GET /ssh_keys/{}", this::get,
        "DELETE /ssh_keys/{}", this::delete);
  }

  private synchronized SandboxResponse list(SandboxRequest request) {
    return LIST.respond(request, listed.values());
  }

  private synchronized SandboxResponse create(SandboxRequest request) {
    ObjectNode response = request.exampleBody();
    ObjectNode key = response.withObject("/data");
    String id = request.credentials().id(key.path("id").asText());
    key.put("id", id);
    ObjectNode attributes = key.withObject("/attributes");
    String publicKey = request.text("/data/attributes/public_key", "");
    attributes.put("name", request.text("/data/attributes/name", ""));
    attributes.put("public_key", publicKey);
    attributes.put("fingerprint", fingerprint(publicKey));
    attributes.put("created_at", SandboxTime.withOffset(Duration.ZERO));
    attributes.put("updated_at", SandboxTime.withOffset(Duration.ZERO));
    String project = request.text("/data/attributes/project", "");
    if (project.isEmpty()) {
      attributes.putObject("project");
    } else {
      attributes.withObject("/project").put("id", project);
    }
    listed.put(id, key);
    return request.response(response);
  }

  private synchronized SandboxResponse get(SandboxRequest request) {
    ObjectNode key = listed.get(request.target());
    return key == null
        ? request.notFound()
        : request.response(request.exampleBody().set("data", key));
  }

  private synchronized SandboxResponse delete(SandboxRequest request) {
    return listed.remove(request.target()) == null
        ? request.notFound()
        : request.response(request.exampleBody());
  }

  private static boolean isInScope(JsonNode key, String scope) {
    boolean ofProject = key.at("/attributes/project").has("id");
    return scope.isEmpty() || scope.equals(ofProject ? "project" : "team");
  }

  /** Returns the MD5 of the encoded key, as colon-separated bytes. */
  private static String fingerprint(String publicKey) {
    String[] parts = publicKey.split(" ");
    ByteString key = parts.length < 2 ? null : ByteString.decodeBase64(parts[1]);
    return key == null ? "" : String.join(":", key.md5().hex().split("(?<=\\G..)"));
  }
}
