package dev.keyfob.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Function;

/**
 * Latitude.sh's logins to servers' IPMI, of which nothing is kept: no operation shows them again.
 */
final class IpmiSessions implements Resource {

  @Override
  public Map<String, Function<Call, Answer>> operations() {
    return Map.of("POST /servers/{}/remote_access", this::create);
  }

  private Answer create(Call call) {
    ObjectNode answer = call.exampleBody();
    ObjectNode session = answer.withObject("/data");
    String id = call.mint().id(session.path("id").asText());
    session.put("id", id);
    session.withObject("/attributes").put("ipmi_password", call.secret(id));
    return call.answer(answer);
  }
}
