package dev.keyfob.latitude;

import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.generated.latitude.model.VpnSessionDataWithPassword;
import dev.keyfob.json.JsonView;
import dev.keyfob.json.JsonViewAdapters;
import java.util.Map;
import java.util.Objects;

/**
 * A listed VPN session. It has no password: the server sends that only when the session is created
 * or refreshed, see {@link IssuedVpnSession}.
 *
 * @param generated the decoded session
 * @since 0.1.0
 */
@JsonAdapter(JsonViewAdapters.class)
public record VpnSession(VpnSessionDataWithPassword generated) implements VpnSessionDetails {

  /**
   * Creates a session. Keyfob and tests call it.
   *
   * @param generated the decoded session
   */
  public VpnSession {
    Objects.requireNonNull(generated, "generated == null");
  }

  @Override
  public Map<String, Object> jsonView() {
    return JsonView.properties(
        "id",
        id(),
        "site",
        site(),
        "userName",
        userName(),
        "host",
        host(),
        "port",
        port(),
        "city",
        city(),
        "country",
        country(),
        "status",
        status(),
        "expiresAt",
        expiresAt(),
        "createdAt",
        createdAt(),
        "updatedAt",
        updatedAt());
  }

  @Override
  public String toString() {
    return "VpnSession[id="
        + id()
        + ", site="
        + site()
        + ", userName="
        + userName()
        + ", host="
        + host()
        + ", port="
        + port()
        + ", status="
        + status()
        + ", expiresAt="
        + expiresAt()
        + "]";
  }
}
