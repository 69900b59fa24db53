package dev.keyfob.latitude;

import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.generated.latitude.model.SshKeyData;
import dev.keyfob.generated.latitude.model.SshKeyDataAttributes;
import dev.keyfob.json.JsonView;
import dev.keyfob.json.JsonViewAdapters;
import jakarta.annotation.Nullable;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;

/**
 * A public SSH key that the account holds. It contains no secret.
 *
 * <p>An out-of-band connection names the key that may connect, by its {@link #id()}.
 *
 * <p>A field that the server did not send, or that could not be read, is null; {@link #generated()}
 * has all that was sent.
 *
 * @param generated the decoded SSH key
 * @since 0.1.0
 */
@JsonAdapter(JsonViewAdapters.class)
public record SshKey(SshKeyData generated) implements JsonView {

  /**
   * Creates an SSH key. Keyfob and tests call it.
   *
   * @param generated the decoded SSH key
   */
  public SshKey {
    Objects.requireNonNull(generated, "generated == null");
  }

  /** {@return the id, such as {@code ssh_…}} */
  public @Nullable String id() {
    return generated.id();
  }

  /** {@return the name} */
  public @Nullable String name() {
    return attributes().name();
  }

  /** {@return the public key, in the format of OpenSSH} */
  public @Nullable String publicKey() {
    return attributes().publicKey();
  }

  /** {@return the MD5 fingerprint, as colon-separated bytes} */
  public @Nullable String fingerprint() {
    return attributes().fingerprint();
  }

  /** {@return the id of the project; null also if the key belongs to the whole team} */
  public @Nullable String projectId() {
    return attributes().project() == null ? null : attributes().project().id();
  }

  /** {@return the id of the owner} */
  public @Nullable String userId() {
    return attributes().user() == null ? null : attributes().user().id();
  }

  /** {@return the e-mail address of the owner} */
  public @Nullable String userEmail() {
    return attributes().user() == null ? null : attributes().user().email();
  }

  /** {@return the time of creation} */
  public @Nullable OffsetDateTime createdAt() {
    return attributes().createdAt();
  }

  /** {@return the time of the last change} */
  public @Nullable OffsetDateTime updatedAt() {
    return attributes().updatedAt();
  }

  private SshKeyDataAttributes attributes() {
    SshKeyDataAttributes attributes = generated.attributes();
    return attributes == null ? SshKeyDataAttributes.builder().build() : attributes;
  }

  @Override
  public Map<String, Object> jsonView() {
    return JsonView.properties(
        "id",
        id(),
        "name",
        name(),
        "publicKey",
        publicKey(),
        "fingerprint",
        fingerprint(),
        "projectId",
        projectId(),
        "userId",
        userId(),
        "userEmail",
        userEmail(),
        "createdAt",
        createdAt(),
        "updatedAt",
        updatedAt());
  }

  @Override
  public String toString() {
    return "SshKey[id="
        + id()
        + ", name="
        + name()
        + ", fingerprint="
        + fingerprint()
        + ", projectId="
        + projectId()
        + ", createdAt="
        + createdAt()
        + "]";
  }
}
