package dev.keyfob.latitude;

import dev.keyfob.generated.latitude.model.IpmiSessionData;
import dev.keyfob.generated.latitude.model.IpmiSessionDataAttributes;
import dev.keyfob.internal.result.MalformedResponseException;
import dev.keyfob.secret.Secret;
import jakarta.annotation.Nullable;
import java.util.Map;
import java.util.Objects;

/**
 * A login to a server's IPMI just made, with its password: the only copy there is. The address is a
 * private one; a VPN session to the server's site leads to it.
 *
 * <p>The server need not send anything but the password: what it left out, or sent in a form that
 * could not be understood, is null here and still in {@link #generated()}.
 *
 * @param generated the record that the answer's {@code data} was decoded into
 * @param envelope what the answer held beside {@code data}: {@code meta} and whatever else, as maps
 *     in the order of their fields, lists, texts, booleans, null, {@link Long} and {@link
 *     java.math.BigDecimal}, none of which can be changed; empty where it held nothing
 * @since 0.1.0
 */
public record IssuedIpmiSession(IpmiSessionData generated, Secret<Map<String, Object>> envelope) {

  /**
   * For Keyfob itself, and for tests of code that takes logins; one without a password is refused.
   *
   * @param generated what {@link #generated()} is to give
   * @param envelope what {@link #envelope()} is to give
   */
  public IssuedIpmiSession {
    MalformedResponseException.require(
        generated.attributes() == null ? null : generated.attributes().ipmiPassword(),
        "ipmi_password in data.attributes");
    Objects.requireNonNull(envelope, "envelope == null");
  }

  /** {@return the id, as {@code ipmi_…}} No operation takes it. */
  public @Nullable String id() {
    return generated.id();
  }

  /** {@return the private address of the IPMI} */
  public @Nullable String address() {
    return attributes().ipmiAddress();
  }

  /** {@return the IPMI's web page, where there is one} */
  public @Nullable String url() {
    return attributes().ipmiUrl();
  }

  /** {@return the user to log in as} */
  public @Nullable String userName() {
    return attributes().ipmiUsername();
  }

  /** {@return the password to log in with} */
  public Secret<String> password() {
    return attributes().ipmiPassword();
  }

  private IpmiSessionDataAttributes attributes() {
    return generated.attributes();
  }

  @Override
  public String toString() {
    return "IssuedIpmiSession[id="
        + id()
        + ", address="
        + address()
        + ", url="
        + url()
        + ", userName="
        + userName()
        + ", password="
        + password()
        + "]";
  }
}
