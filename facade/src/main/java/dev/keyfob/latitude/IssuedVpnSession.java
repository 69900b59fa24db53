package dev.keyfob.latitude;

import dev.keyfob.generated.latitude.model.VpnSessionDataWithPassword;
import dev.keyfob.internal.transport.UnreadableException;
import dev.keyfob.secret.Secret;

/**
 * A VPN session just made, or its password just refreshed, with that password: the only copy there is.
 *
 * @param generated the record that the answer was decoded into
 */
public record IssuedVpnSession(VpnSessionDataWithPassword generated) implements VpnSessionDetails {

  /** For Keyfob itself, and for tests of code that takes sessions; a session without a password is refused. */
  public IssuedVpnSession {
    UnreadableException.require(
        generated.attributes() == null ? null : generated.attributes().password(), "password in data.attributes");
  }

  /** The password to log in with. */
  public Secret<String> password() {
    return generated.attributes().password();
  }

  @Override
  public String toString() {
    return "IssuedVpnSession[id=" + id() + ", site=" + site() + ", userName=" + userName() + ", password="
        + password() + ", host=" + host() + ", port=" + port() + ", status=" + status() + ", expiresAt=" + expiresAt()
        + "]";
  }
}
