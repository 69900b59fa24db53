package dev.keyfob.latitude;

import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.generated.latitude.model.RegionResourceData;
import dev.keyfob.generated.latitude.model.RegionResourceDataSite;
import dev.keyfob.generated.latitude.model.VpnSessionDataWithPassword;
import dev.keyfob.generated.latitude.model.VpnSessionDataWithPasswordAttributes;
import dev.keyfob.internal.result.MalformedResponseException;
import dev.keyfob.json.JsonView;
import dev.keyfob.json.JsonViewAdapters;
import dev.keyfob.secret.Secret;
import java.util.Map;
import java.util.Objects;

/**
 * A new or refreshed VPN session with its password, which the server sends only once.
 *
 * @param generated the decoded {@code data} of the response
 * @param envelope the other fields of the response, such as {@code meta}, as unmodifiable maps and
 *     lists; often empty. Whole numbers are {@link Long} or {@link java.math.BigDecimal}.
 * @param journalled whether the client's journal knows of the credential; false without a journal
 * @since 0.1.0
 */
@JsonAdapter(JsonViewAdapters.class)
public record IssuedVpnSession(
    VpnSessionDataWithPassword generated, Secret<Map<String, Object>> envelope, boolean journalled)
    implements VpnSessionDetails {

  /**
   * Creates a session. Keyfob and tests call it.
   *
   * @param generated the decoded {@code data} of the response
   * @param envelope the other fields of the response
   * @param journalled whether the client's journal knows of the credential
   * @throws RuntimeException if there is no password
   */
  public IssuedVpnSession {
    MalformedResponseException.require(
        generated.attributes() == null ? null : generated.attributes().password(),
        "password in data.attributes");
    Objects.requireNonNull(envelope, "envelope == null");
  }

  /**
   * Creates a session that no journal knows of. Tests call it.
   *
   * @param generated the decoded {@code data} of the response
   * @param envelope the other fields of the response
   * @throws RuntimeException if there is no password
   */
  public IssuedVpnSession(
      VpnSessionDataWithPassword generated, Secret<Map<String, Object>> envelope) {
    this(generated, envelope, false);
  }

  IssuedVpnSession asJournalled() {
    return new IssuedVpnSession(generated, envelope, true);
  }

  /**
   * Creates a session, for tests of code that takes sessions. For other attributes, use the
   * constructor.
   *
   * @param id such as {@code vpn_…}
   * @param site the site whose private network the session leads into
   * @param host the VPN host
   * @param port the VPN port
   * @param userName the VPN user name
   * @param password the password
   * @return the session, with an empty envelope
   */
  public static IssuedVpnSession of(
      String id, Site site, String host, int port, String userName, Secret<String> password) {
    VpnSessionDataWithPasswordAttributes attributes =
        VpnSessionDataWithPasswordAttributes.builder()
            .host(host)
            .port(String.valueOf(port))
            .userName(userName)
            .password(password)
            .region(
                RegionResourceData.builder()
                    .site(RegionResourceDataSite.builder().slug(site.value()).build())
                    .build())
            .build();
    return new IssuedVpnSession(
        VpnSessionDataWithPassword.builder().id(id).attributes(attributes).build(),
        Secret.of(Map.of()));
  }

  /** {@return the password} */
  public Secret<String> password() {
    return generated.attributes().password();
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
        "password",
        password(),
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
