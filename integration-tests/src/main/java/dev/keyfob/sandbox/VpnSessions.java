package dev.keyfob.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Latitude.sh's VPN sessions: a listing has no passwords. */
final class VpnSessions implements Resource {

  private final Map<String, ObjectNode> listed = new LinkedHashMap<>();

  @Override
  public Map<String, Function<Call, Answer>> operations() {
    return Map.of(
        "POST /vpn_sessions", this::create,
        "GET /vpn_sessions", this::list,
        "PATCH /vpn_sessions/{}/refresh_password", this::refresh,
        "DELETE /vpn_sessions/{}", this::delete);
  }

  private synchronized Answer create(Call call) {
    ObjectNode answer = call.exampleBody();
    ObjectNode session = answer.withObject("/data");
    String id = call.mint().id(session.path("id").asText());
    session.put("id", id);
    ObjectNode attributes = session.withObject("/attributes");
    attributes.put("expires_at", SandboxTime.withOffset(Duration.ofMinutes(1)));
    attributes.put("created_at", SandboxTime.withOffset(Duration.ZERO));
    attributes.put("updated_at", SandboxTime.withOffset(Duration.ZERO));
    ObjectNode site = attributes.withObject("/region/site");
    site.put("slug", call.text("/data/attributes/site", site.path("slug").asText()));
    ObjectNode withoutPassword = session.deepCopy();
    withoutPassword.withObject("/attributes").remove("password");
    listed.put(id, withoutPassword);
    attributes.put("password", call.secret(id));
    return call.answer(answer);
  }

  private synchronized Answer list(Call call) {
    String site = call.url().queryParameter("filter[location]");
    ObjectNode answer = call.exampleBody();
    ArrayNode data = answer.putArray("data");
    listed.values().stream()
        .filter(
            session ->
                site == null || session.at("/attributes/region/site/slug").asText().equals(site))
        .forEach(data::add);
    return call.answer(answer);
  }

  private synchronized Answer refresh(Call call) {
    ObjectNode session = listed.get(call.target());
    if (session == null) {
      return call.missing();
    }
    session.withObject("/attributes").put("updated_at", SandboxTime.withOffset(Duration.ZERO));
    ObjectNode issued = session.deepCopy();
    issued.withObject("/attributes").put("password", call.secret(call.target()));
    return call.answer(call.exampleBody().set("data", issued));
  }

  private synchronized Answer delete(Call call) {
    return listed.remove(call.target()) == null
        ? call.missing()
        : Answer.empty(call.example().status());
  }
}
