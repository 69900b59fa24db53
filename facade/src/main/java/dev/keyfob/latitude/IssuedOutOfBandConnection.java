package dev.keyfob.latitude;

import dev.keyfob.generated.latitude.model.OutOfBandConnectionData;
import dev.keyfob.generated.latitude.model.OutOfBandConnectionDataAttributes;
import dev.keyfob.generated.latitude.model.OutOfBandConnectionDataAttributesCredentials;
import dev.keyfob.internal.result.MalformedResponseException;
import dev.keyfob.internal.text.PortNumber;
import dev.keyfob.secret.Secret;
import jakarta.annotation.Nullable;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An open console to a server: reached by SSH with the key it was opened for, as {@link
 * #userName()} at {@link #accessIp()} and {@link #port()}; the server behind it is logged into as
 * {@link #serverUser()} with {@link #password()}.
 *
 * <p>The server need not send any of it: what it left out, or sent in a form that could not be
 * understood, is null here and still in {@link #generated()}.
 *
 * @param generated the record that the answer's {@code data} was decoded into
 * @param envelope what the answer held beside {@code data}: {@code meta} and whatever else, as maps
 *     in the order of their fields, lists, texts, booleans, null, {@link Long} and {@link
 *     java.math.BigDecimal}, none of which can be changed; empty where it held nothing
 * @since 0.1.0
 */
public record IssuedOutOfBandConnection(
    OutOfBandConnectionData generated, Secret<Map<String, Object>> envelope) {

  /**
   * For Keyfob itself, and for tests of code that takes connections; a password in an unreadable
   * form is refused.
   *
   * @param generated what {@link #generated()} is to give
   * @param envelope what {@link #envelope()} is to give
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

  /** {@return the id, as {@code obc_…}} */
  public @Nullable String id() {
    return generated.id();
  }

  /** {@return the server that it leads to} */
  public @Nullable String serverId() {
    return attributes().serverId();
  }

  /** {@return the user to connect as, by SSH} */
  public @Nullable String userName() {
    return attributes().username();
  }

  /** {@return the address to connect to, by SSH} */
  public @Nullable String accessIp() {
    return attributes().accessIp();
  }

  /** {@return the port to connect to, by SSH} */
  public @Nullable Integer port() {
    return PortNumber.orNull(attributes().port());
  }

  /**
   * {@return the user to log into the server as; only for servers that were deployed with SSH keys}
   */
  public @Nullable String serverUser() {
    return attributes().credentials() == null ? null : attributes().credentials().user();
  }

  /**
   * {@return the password to log into the server with; only for servers that were deployed with SSH
   * keys} Nothing where the answer has none, which does not keep anybody from connecting.
   */
  public Optional<Secret<String>> password() {
    return Optional.ofNullable(attributes().credentials())
        .map(credentials -> credentials.password());
  }

  /** {@return the SSH key that may connect} */
  public @Nullable String sshKeyId() {
    return attributes().sshKey() == null ? null : attributes().sshKey().id();
  }

  /** {@return what the SSH key is called} */
  public @Nullable String sshKeyDescription() {
    return attributes().sshKey() == null ? null : attributes().sshKey().description();
  }

  /** {@return the SSH key's fingerprint} */
  public @Nullable String sshKeyFingerprint() {
    return attributes().sshKey() == null ? null : attributes().sshKey().fingerprint();
  }

  /** {@return the status in the provider's words; the document lists none} */
  public @Nullable String status() {
    return attributes().status();
  }

  /** {@return when it was opened} */
  public @Nullable OffsetDateTime createdAt() {
    return attributes().createdAt();
  }

  private OutOfBandConnectionDataAttributes attributes() {
    return generated.attributes();
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
        + password().map(Secret::toString).orElse("none")
        + ", status="
        + status()
        + "]";
  }
}
