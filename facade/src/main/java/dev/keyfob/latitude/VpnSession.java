package dev.keyfob.latitude;

import dev.keyfob.generated.latitude.model.VpnSessionDataWithPassword;
import java.util.Objects;

/**
 * A VPN session as a listing shows it. It has no password: that is given once, to whoever creates
 * the session or refreshes its password.
 *
 * @param generated the record that the answer was decoded into
 * @since 0.1.0
 */
public record VpnSession(VpnSessionDataWithPassword generated) implements VpnSessionDetails {

  /**
   * For Keyfob itself, and for tests of code that takes sessions.
   *
   * @param generated what {@link #generated()} is to give
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
