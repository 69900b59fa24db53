package dev.keyfob.pingnetwork;

import com.google.gson.JsonObject;
import dev.keyfob.generated.pingnetwork.model.ConnectionType;
import dev.keyfob.generated.pingnetwork.model.SessionResponse;
import dev.keyfob.internal.result.JsonValues;
import dev.keyfob.internal.result.MalformedResponseException;
import dev.keyfob.secret.Secret;
import dev.keyfob.vless.VlessLink;
import jakarta.annotation.Nullable;
import java.time.OffsetDateTime;
import java.util.Map;

/**
 * A session just made, with what is needed to connect: the only copy there is.
 *
 * <p>The server need not send anything but the link or the configuration: what else it left out, or
 * sent in a form that could not be understood, is null here and still in {@link #generated()}.
 *
 * @param generated the record that the answer was decoded into
 * @since 0.1.0
 */
public record IssuedSession(SessionResponse generated) {

  /**
   * For Keyfob itself, and for tests of code that takes sessions; without link and configuration it
   * is refused.
   *
   * @param generated what {@link #generated()} is to give
   */
  public IssuedSession {
    if (!hasText(generated.configurationLink()) && !hasFields(generated.configuration())) {
      throw new MalformedResponseException(
          "the body has neither configuration_link nor configuration.");
    }
  }

  private static boolean hasText(@Nullable Secret<String> link) {
    return link != null && !link.reveal().isEmpty();
  }

  private static boolean hasFields(@Nullable Secret<JsonObject> configuration) {
    return configuration != null && configuration.reveal().size() > 0;
  }

  /** {@return the id} */
  public @Nullable String id() {
    return generated.id();
  }

  /**
   * {@return whether the server sent a link} Where it did not, {@link #configuration()} is what
   * there is to connect with.
   */
  public boolean hasLink() {
    return hasText(generated.configurationLink());
  }

  /**
   * {@return the link to connect with, as {@code vless://…}} Whoever has it can connect.
   *
   * @throws IllegalStateException when there is none, as {@link #hasLink()} says beforehand
   */
  public Secret<String> link() {
    if (!hasLink()) {
      throw new IllegalStateException(
          "the answer has no readable link: connect with configuration()");
    }
    return generated.configurationLink();
  }

  /**
   * {@return the link taken apart}
   *
   * @throws IllegalArgumentException when it is no VLESS link; the message says what is wrong and
   *     shows nothing of it, and {@link #link()} has it still
   * @throws IllegalStateException when there is no link
   */
  public VlessLink vlessLink() {
    return VlessLink.parse(link());
  }

  /**
   * {@return the settings to connect with, in the form that the server chose: maps in the order of
   * their fields, lists, texts, booleans and null, {@link Long} for whole numbers of up to 18
   * digits, {@link java.math.BigDecimal} for all other numbers, but text for those with exponents
   * of five digits or more than 400 characters} Nobody can change any of it. Empty where the server
   * sent the link alone.
   */
  public Secret<Map<String, Object>> configuration() {
    Secret<JsonObject> configuration = generated.configuration();
    return Secret.of(configuration == null ? Map.of() : JsonValues.of(configuration.reveal()));
  }

  /** {@return the kind of connection} */
  public @Nullable ConnectionType connectionType() {
    return generated.connectionType();
  }

  /** {@return the zone it goes out from} */
  public @Nullable String zone() {
    return generated.zone();
  }

  /** {@return whether it may serve several connections} */
  public @Nullable Boolean reusable() {
    return generated.reusable();
  }

  /** {@return when it was made} */
  public @Nullable OffsetDateTime createdAt() {
    return generated.createdAt();
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
