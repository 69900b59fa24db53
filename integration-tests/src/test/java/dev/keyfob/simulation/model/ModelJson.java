package dev.keyfob.simulation.model;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the provider's bodies, and reads the client's. */
final class ModelJson {

  private ModelJson() {}

  /** Returns the text of a member, wherever it is in the body. */
  static String member(String body, String name) {
    String start = "\"" + name + "\":\"";
    int from = body.indexOf(start);
    if (from < 0) {
      return "";
    }
    from += start.length();
    return body.substring(from, body.indexOf('"', from));
  }

  /** Returns the body that shows a credential with its secret. */
  static String issued(ModelCredential one, String secret, ServerClock clock) {
    return one.family() == CredentialFamily.PING_SESSION
        ? ping(one, secret)
        : "{\"data\":" + data(one, secret, clock) + "}";
  }

  /** Returns the body that lists credentials without their secrets. */
  static String listed(List<ModelCredential> all, ServerClock clock) {
    return all.stream()
        .map(one -> data(one, null, clock))
        .collect(Collectors.joining(",", "{\"data\":[", "],\"meta\":{}}"));
  }

  private static String data(ModelCredential one, @Nullable String secret, ServerClock clock) {
    String created = clock.created(one.createdNanos());
    return one.family() == CredentialFamily.VPN_SESSION
        ? "{\"id\":\""
            + one.id()
            + "\",\"type\":\"vpn_sessions\",\"attributes\":{\"user_name\":\"u\""
            + (secret == null ? "" : ",\"password\":\"" + secret + "\"")
            + ",\"host\":\"h\",\"port\":8443,\"region\":{\"site\":{\"slug\":\""
            + one.subject()
            + "\"}},\"created_at\":\""
            + created
            + "\"}}"
        : "{\"id\":\""
            + one.id()
            + "\",\"type\":\"api_keys\",\"attributes\":{\"name\":\""
            + one.subject()
            + "\""
            + (secret == null ? "" : ",\"token\":\"" + secret + "\"")
            + ",\"created_at\":\""
            + created
            + "\"}}";
  }

  private static String ping(ModelCredential one, String secret) {
    return "{\"id\":\""
        + one.id()
        + "\",\"reusable\":true,\"zone\":\""
        + one.subject()
        + "\",\"configuration_link\":\""
        + secret
        + "\"}";
  }
}
