package dev.keyfob.latitude;

import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.generated.latitude.model.IpmiSessionData;
import dev.keyfob.generated.latitude.model.IpmiSessionDataAttributes;
import dev.keyfob.internal.result.MalformedResponseException;
import dev.keyfob.json.JsonView;
import dev.keyfob.json.JsonViewAdapters;
import dev.keyfob.secret.Secret;
import jakarta.annotation.Nullable;
import java.util.Map;
import java.util.Objects;

/**
 * A new login to a server's IPMI (its remote management controller) with its password, which the
 * server sends only once. The address is private: a VPN session to the server's site reaches it.
 *
 * <p>A field that the server did not send, or that could not be read, is null; {@link #generated()}
 * has all that was sent.
 *
 * @param generated the decoded {@code data} of the response
 * @param envelope the other fields of the response, such as {@code meta}, as unmodifiable maps and
 *     lists; often empty. Whole numbers are {@link Long} or {@link java.math.BigDecimal}.
 * @param journalled whether the client's journal knows of the credential; false without a journal
 * @since 0.1.0
 */
@JsonAdapter(JsonViewAdapters.class)
public record IssuedIpmiSession(
    IpmiSessionData generated, Secret<Map<String, Object>> envelope, boolean journalled)
    implements JsonView {

  /**
   * Creates a login. Keyfob and tests call it.
   *
   * @param generated the decoded {@code data} of the response
   * @param envelope the other fields of the response
   * @param journalled whether the client's journal knows of the credential
   * @throws RuntimeException if there is no password
   */
  public IssuedIpmiSession {
    MalformedResponseException.require(
        generated.attributes() == null ? null : generated.attributes().ipmiPassword(),
        "ipmi_password in data.attributes");
    Objects.requireNonNull(envelope, "envelope == null");
  }

  /**
   * Creates a login, for tests of code that takes logins. For other attributes, use the
   * constructor.
   *
   * @param id such as {@code ipmi_…}
   * @param address the private address of the IPMI
   * @param userName the user name
   * @param password the password
   * @return the login, with an empty envelope
   */
  public static IssuedIpmiSession of(
      String id, String address, String userName, Secret<String> password) {
    IpmiSessionDataAttributes attributes =
        IpmiSessionDataAttributes.builder()
            .ipmiAddress(address)
            .ipmiUsername(userName)
            .ipmiPassword(password)
            .build();
    return new IssuedIpmiSession(
        IpmiSessionData.builder().id(id).attributes(attributes).build(), Secret.of(Map.of()));
  }

  /**
   * Creates a login that no journal knows of. Tests call it.
   *
   * @param generated the decoded {@code data} of the response
   * @param envelope the other fields of the response
   * @throws RuntimeException if there is no password
   */
  public IssuedIpmiSession(IpmiSessionData generated, Secret<Map<String, Object>> envelope) {
    this(generated, envelope, false);
  }

  IssuedIpmiSession asJournalled() {
    return new IssuedIpmiSession(generated, envelope, true);
  }

  /** {@return the id, such as {@code ipmi_…}} No operation takes it. */
  public @Nullable String id() {
    return generated.id();
  }

  /** {@return the private address of the IPMI} */
  public @Nullable String address() {
    return attributes().ipmiAddress();
  }

  /** {@return the URL of the IPMI's web interface} */
  public @Nullable String url() {
    return attributes().ipmiUrl();
  }

  /** {@return the user name} */
  public @Nullable String userName() {
    return attributes().ipmiUsername();
  }

  /** {@return the password} */
  public Secret<String> password() {
    return attributes().ipmiPassword();
  }

  private IpmiSessionDataAttributes attributes() {
    return generated.attributes();
  }

  @Override
  public Map<String, Object> jsonView() {
    return JsonView.properties(
        "id",
        id(),
        "address",
        address(),
        "url",
        url(),
        "userName",
        userName(),
        "password",
        password());
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
