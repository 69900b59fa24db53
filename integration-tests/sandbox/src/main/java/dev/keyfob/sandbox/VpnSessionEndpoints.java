package dev.keyfob.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The endpoints of Latitude.sh's VPN sessions. Lists contain no passwords. */
final class VpnSessionEndpoints implements Endpoints {

  private final Map<String, ObjectNode> listed = new LinkedHashMap<>();
  private final Map<String, Instant> ends = new HashMap<>();
  private Duration lifetime = Duration.ofMinutes(1); // one minute, as in the document's examples

  @Override
  public Map<String, Function<SandboxRequest, SandboxResponse>> operations() {
    return Map.of(
        "POST /vpn_sessions", this::create,
        "GET /vpn_sessions", this::list,
        "PATCH /vpn_sessions/{}/refresh_password", this::refresh,
        "DELETE /vpn_sessions/{}", this::delete);
  }

  private synchronized SandboxResponse create(SandboxRequest request) {
    ObjectNode response = request.exampleBody();
    ObjectNode session = response.withObject("/data");
    String id = request.credentials().id(session.path("id").asText());
    session.put("id", id);
    ObjectNode attributes = session.withObject("/attributes");
    attributes.put("expires_at", SandboxTime.withOffset(lifetime));
    attributes.put("created_at", SandboxTime.withOffset(Duration.ZERO));
    attributes.put("updated_at", SandboxTime.withOffset(Duration.ZERO));
    ObjectNode site = attributes.withObject("/region/site");
    site.put("slug", request.text("/data/attributes/site", site.path("slug").asText()));
    ObjectNode withoutPassword = session.deepCopy();
    withoutPassword.withObject("/attributes").remove("password");
    listed.put(id, withoutPassword);
    ends.put(id, Instant.now().plus(lifetime));
    attributes.put("password", request.secret(id));
    return request.response(response);
  }

  synchronized void setLifetime(Duration lifetime) {
    this.lifetime = lifetime;
  }

  private void removeExpired() {
    Instant now = Instant.now();
    listed.keySet().removeIf(id -> !ends.get(id).isAfter(now));
    ends.keySet().retainAll(listed.keySet());
  }

  private synchronized SandboxResponse list(SandboxRequest request) {
    removeExpired();
    String site = request.url().queryParameter("filter[location]");
    ObjectNode response = request.exampleBody();
    ArrayNode data = response.putArray("data");
    listed.values().stream()
        .filter(
            session ->
                site == null || session.at("/attributes/region/site/slug").asText().equals(site))
        .forEach(data::add);
    return request.response(response);
  }

  private synchronized SandboxResponse refresh(SandboxRequest request) {
    removeExpired();
    ObjectNode session = listed.get(request.target());
    if (session == null) {
      return request.notFound();
    }
    session.withObject("/attributes").put("updated_at", SandboxTime.withOffset(Duration.ZERO));
    ObjectNode issued = session.deepCopy();
    issued.withObject("/attributes").put("password", request.secret(request.target()));
    return request.response(request.exampleBody().set("data", issued));
  }

  private synchronized SandboxResponse delete(SandboxRequest request) {
    removeExpired();
    return listed.remove(request.target()) == null
        ? request.notFound()
        : SandboxResponse.empty(request.example().status());
  }
}
