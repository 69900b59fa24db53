package dev.keyfob.pingnetwork;

import com.google.gson.JsonObject;
import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.generated.pingnetwork.model.ConnectionType;
import dev.keyfob.generated.pingnetwork.model.SessionResponse;
import dev.keyfob.internal.result.JsonValues;
import dev.keyfob.internal.result.MalformedResponseException;
import dev.keyfob.json.JsonView;
import dev.keyfob.json.JsonViewAdapters;
import dev.keyfob.secret.Secret;
import dev.keyfob.vless.VlessLink;
import jakarta.annotation.Nullable;
import java.time.OffsetDateTime;
import java.util.Map;

/**
 * A new VPN session with its link or configuration, which the server sends only once.
 *
 * <p>A field that the server did not send, or that could not be read, is null; {@link #generated()}
 * has all that was sent.
 *
 * @param generated the decoded response
 * @param journalled whether the client's journal knows of the credential; false without a journal
 * @since 0.1.0
 */
@JsonAdapter(JsonViewAdapters.class)
public record IssuedSession(SessionResponse generated, boolean journalled) implements JsonView {

  /**
   * Creates a session. Keyfob and tests call it.
   *
   * @param generated the decoded response
   * @param journalled whether the client's journal knows of the credential
   * @throws RuntimeException if it has neither a link nor a configuration
   */
  public IssuedSession {
    if (!hasText(generated.configurationLink()) && !hasFields(generated.configuration())) {
      throw new MalformedResponseException(
          "the body has neither configuration_link nor configuration.");
    }
  }

  /**
   * Creates a session, for tests of code that takes sessions. For other attributes, use the
   * constructor.
   *
   * @param id the id
   * @param zone the code of the exit zone
   * @param link the {@code vless://…} link
   * @return the session
   */
  public static IssuedSession of(String id, String zone, Secret<String> link) {
    return new IssuedSession(
        SessionResponse.builder()
            .id(id)
            .connectionType(ConnectionType.VLESS)
            .zone(zone)
            .configurationLink(link)
            .build());
  }

  /**
   * Creates a session that no journal knows of. Tests call it.
   *
   * @param generated the decoded response
   * @throws RuntimeException if it has neither a link nor a configuration
   */
  public IssuedSession(SessionResponse generated) {
    this(generated, false);
  }

  IssuedSession asJournalled() {
    return new IssuedSession(generated, true);
  }

  private static boolean hasText(@Nullable Secret<String> link) {
    return link != null && !link.reveal().isEmpty();
  }

  private static boolean hasFields(@Nullable Secret<JsonObject> configuration) {
    return configuration != null && configuration.reveal().size() > 0;
  }

  /** {@return the id of the session} */
  public @Nullable String id() {
    return generated.id();
  }

  /** {@return whether the server sent a link} If not, use {@link #configuration()}. */
  public boolean hasLink() {
    return hasText(generated.configurationLink());
  }

  /**
   * {@return the {@code vless://…} link} Its holder can connect.
   *
   * @throws IllegalStateException if {@link #hasLink()} is false
   */
  public Secret<String> link() {
    if (!hasLink()) {
      throw new IllegalStateException(
          "the response has no readable link: connect with configuration()");
    }
    return generated.configurationLink();
  }

  /**
   * {@return the parsed link}
   *
   * @throws IllegalArgumentException if it is not a valid VLESS link. The message names the problem
   *     and shows nothing of the link, which {@link #link()} still returns.
   * @throws IllegalStateException if {@link #hasLink()} is false
   */
  public VlessLink vlessLink() {
    return VlessLink.parse(link());
  }

  /**
   * {@return the connection settings in the server's own structure, as an unmodifiable map in the
   * order of the response} Empty if the server sent only a link.
   *
   * <p>Whole numbers of up to 18 digits are {@link Long}, all others {@link java.math.BigDecimal}.
   * A number with more than 400 characters, or an exponent of five digits or more, is a string.
   */
  public Secret<Map<String, Object>> configuration() {
    Secret<JsonObject> configuration = generated.configuration();
    return Secret.of(configuration == null ? Map.of() : JsonValues.of(configuration.reveal()));
  }

  /** {@return the connection type} */
  public @Nullable ConnectionType connectionType() {
    return generated.connectionType();
  }

  /** {@return the code of the exit zone} */
  public @Nullable String zone() {
    return generated.zone();
  }

  /** {@return whether the session accepts several connections} */
  public @Nullable Boolean reusable() {
    return generated.reusable();
  }

  /** {@return the time of creation} */
  public @Nullable OffsetDateTime createdAt() {
    return generated.createdAt();
  }

  @Override
  public Map<String, Object> jsonView() {
    return JsonView.properties(
        "id",
        id(),
        "connectionType",
        connectionType(),
        "zone",
        zone(),
        "link",
        generated.configurationLink(),
        "configuration",
        generated.configuration(),
        "reusable",
        reusable(),
        "createdAt",
        createdAt());
  }

  @Override
  public String toString() {
    return "IssuedSession[id="
        + id()
        + ", connectionType="
        + connectionType()
        + ", zone="
        + zone()
        + ", link="
        + (hasLink() ? link() : "none")
        + ", configuration="
        + generated.configuration()
        + ", reusable="
        + reusable()
        + ", createdAt="
        + createdAt()
        + "]";
  }
}
