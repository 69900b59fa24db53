package dev.keyfob.latitude;

import dev.keyfob.generated.latitude.model.VpnSessionDataWithPassword;
import java.util.Objects;

/**
 * A listed VPN session. It has no password: the server sends that only when the session is created
 * or refreshed, see {@link IssuedVpnSession}.
 *
 * @param generated the decoded session
 * @since 0.1.0
 */
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
