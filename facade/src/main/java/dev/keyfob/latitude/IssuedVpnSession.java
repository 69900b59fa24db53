package dev.keyfob.latitude;

import dev.keyfob.generated.latitude.model.VpnSessionDataWithPassword;
import dev.keyfob.internal.result.MalformedResponseException;
import dev.keyfob.secret.Secret;
import java.util.Map;
import java.util.Objects;

/**
 * A VPN session just made, or its password just refreshed, with that password: the only copy there
 * is.
 *
 * @param generated the record that the answer's {@code data} was decoded into
 * @param envelope what the answer held beside {@code data}: {@code meta} and whatever else, as maps
 *     in the order of their fields, lists, texts, booleans, null, {@link Long} and {@link
 *     java.math.BigDecimal}, none of which can be changed; empty where it held nothing
 * @since 0.1.0
 */
public record IssuedVpnSession(
    VpnSessionDataWithPassword generated, Secret<Map<String, Object>> envelope)
    implements VpnSessionDetails {

  /**
   * For Keyfob itself, and for tests of code that takes sessions; a session without a password is
   * refused.
   *
   * @param generated what {@link #generated()} is to give
   * @param envelope what {@link #envelope()} is to give
   */
  public IssuedVpnSession {
    MalformedResponseException.require(
        generated.attributes() == null ? null : generated.attributes().password(),
        "password in data.attributes");
    Objects.requireNonNull(envelope, "envelope == null");
  }

  /** {@return the password to log in with} */
  public Secret<String> password() {
    return generated.attributes().password();
  }

  @Override
  public String toString() {
    return "IssuedVpnSession[id="
        + id()
        + ", site="
        + site()
        + ", userName="
        + userName()
        + ", password="
        + password()
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
