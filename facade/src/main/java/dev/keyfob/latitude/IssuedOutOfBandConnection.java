package dev.keyfob.latitude;

import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.Endpoint;
import dev.keyfob.generated.latitude.model.OutOfBandConnectionData;
import dev.keyfob.generated.latitude.model.OutOfBandConnectionDataAttributes;
import dev.keyfob.generated.latitude.model.OutOfBandConnectionDataAttributesCredentials;
import dev.keyfob.internal.result.MalformedResponseException;
import dev.keyfob.internal.text.PortNumber;
import dev.keyfob.json.JsonView;
import dev.keyfob.json.JsonViewAdapters;
import dev.keyfob.secret.Secret;
import jakarta.annotation.Nullable;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;

/**
 * An out-of-band connection: a console that reaches a server past its own network.
 *
 * <p>Connect by SSH to {@link #accessIp()} and {@link #port()} as {@link #userName()}, with the SSH
 * key the connection was opened for. Then log in to the server as {@link #serverUser()} with {@link
 * #password()}.
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
public record IssuedOutOfBandConnection(
    OutOfBandConnectionData generated, Secret<Map<String, Object>> envelope, boolean journalled)
    implements JsonView {

  /**
   * Creates a connection. Keyfob and tests call it.
   *
   * @param generated the decoded {@code data} of the response
   * @param envelope the other fields of the response
   * @param journalled whether the client's journal knows of the credential
   * @throws RuntimeException if the response has a password in an unreadable form
   */
  public IssuedOutOfBandConnection {
    OutOfBandConnectionDataAttributes attributes =
        MalformedResponseException.require(generated.attributes(), "attributes in data");
    OutOfBandConnectionDataAttributesCredentials credentials = attributes.credentials();
    boolean unreadable =
        credentials == null
            ? attributes.unknownFields().get("credentials").isPresent()
            : credentials.unknownFields().get("password").isPresent();
    MalformedResponseException.require(
        unreadable ? null : attributes, "readable credentials in data.attributes");
    Objects.requireNonNull(envelope, "envelope == null");
  }

  /**
   * Creates a connection, for tests of code that takes connections. For other attributes, use the
   * constructor.
   *
   * @param id such as {@code obc_…}
   * @param serverId the server, such as {@code sv_…}
   * @param userName the SSH user name
   * @param accessIp the SSH host address
   * @param port the SSH port
   * @param password the password of the server's user; null for none
   * @return the connection, with an empty envelope
   */
  public static IssuedOutOfBandConnection of(
      String id,
      String serverId,
      String userName,
      String accessIp,
      int port,
      @Nullable Secret<String> password) {
    OutOfBandConnectionDataAttributes.Builder attributes =
        OutOfBandConnectionDataAttributes.builder()
            .serverId(serverId)
            .username(userName)
            .accessIp(accessIp)
            .port(String.valueOf(port));
    if (password != null) { // a builder sends every null that it is given
      attributes.credentials(
          OutOfBandConnectionDataAttributesCredentials.builder().password(password).build());
    }
    return new IssuedOutOfBandConnection(
        OutOfBandConnectionData.builder().id(id).attributes(attributes.build()).build(),
        Secret.of(Map.of()));
  }

  /**
   * Creates a connection that no journal knows of. Tests call it.
   *
   * @param generated the decoded {@code data} of the response
   * @param envelope the other fields of the response
   * @throws RuntimeException if the response has a password in an unreadable form
   */
  public IssuedOutOfBandConnection(
      OutOfBandConnectionData generated, Secret<Map<String, Object>> envelope) {
    this(generated, envelope, false);
  }

  IssuedOutOfBandConnection asJournalled() {
    return new IssuedOutOfBandConnection(generated, envelope, true);
  }

  /** {@return the id, such as {@code obc_…}} */
  public @Nullable String id() {
    return generated.id();
  }

  /** {@return the id of the server} */
  public @Nullable String serverId() {
    return attributes().serverId();
  }

  /** {@return the SSH user name} */
  public @Nullable String userName() {
    return attributes().username();
  }

  /** {@return the SSH host address} */
  public @Nullable String accessIp() {
    return attributes().accessIp();
  }

  /** {@return the SSH port} */
  public @Nullable Integer port() {
    return PortNumber.orNull(attributes().port());
  }

  /**
   * {@return the SSH host address and port, to connect to}
   *
   * @throws IllegalStateException if the server did not send both; the message names the missing
   *     field
   */
  public Endpoint endpoint() {
    return EndpointFields.endpoint(accessIp(), "access_ip", port(), "port");
  }

  /** {@return the server's user name} Only servers deployed with SSH keys have it. */
  public @Nullable String serverUser() {
    return attributes().credentials() == null ? null : attributes().credentials().user();
  }

  /**
   * {@return the password of the server's user} Only servers deployed with SSH keys have it. For
   * others it is null, and the SSH connection works without it.
   */
  public @Nullable Secret<String> password() {
    return attributes().credentials() == null ? null : attributes().credentials().password();
  }

  /** {@return the id of the SSH key that may connect} */
  public @Nullable String sshKeyId() {
    return attributes().sshKey() == null ? null : attributes().sshKey().id();
  }

  /** {@return the description of the SSH key} */
  public @Nullable String sshKeyDescription() {
    return attributes().sshKey() == null ? null : attributes().sshKey().description();
  }

  /** {@return the fingerprint of the SSH key} */
  public @Nullable String sshKeyFingerprint() {
    return attributes().sshKey() == null ? null : attributes().sshKey().fingerprint();
  }

  /** {@return the status; the provider documents no values} */
  public @Nullable String status() {
    return attributes().status();
  }

  /** {@return the time of creation} */
  public @Nullable OffsetDateTime createdAt() {
    return attributes().createdAt();
  }

  private OutOfBandConnectionDataAttributes attributes() {
    return generated.attributes();
  }

  @Override
  public Map<String, Object> jsonView() {
    return JsonView.properties(
        "id",
        id(),
        "serverId",
        serverId(),
        "userName",
        userName(),
        "accessIp",
        accessIp(),
        "port",
        port(),
        "serverUser",
        serverUser(),
        "password",
        password(),
        "sshKeyId",
        sshKeyId(),
        "sshKeyDescription",
        sshKeyDescription(),
        "sshKeyFingerprint",
        sshKeyFingerprint(),
        "status",
        status(),
        "createdAt",
        createdAt());
  }

  @Override
  public String toString() {
    return "IssuedOutOfBandConnection[id="
        + id()
        + ", serverId="
        + serverId()
        + ", userName="
        + userName()
        + ", accessIp="
        + accessIp()
        + ", port="
        + port()
        + ", serverUser="
        + serverUser()
        + ", password="
        + (password() == null ? "none" : password())
        + ", status="
        + status()
        + "]";
  }
}
