package dev.keyfob.latitude;

import dev.keyfob.generated.latitude.model.ApiKey;
import dev.keyfob.generated.latitude.model.ApiKeyAttributes;
import dev.keyfob.internal.transport.UnreadableException;
import dev.keyfob.secret.Secret;
import jakarta.annotation.Nullable;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * An API key just made, with its token: the only copy there is.
 *
 * <p>The server need not send anything but the token: what it left out, or sent in a form that could not be understood,
 * is null here and still in {@link #generated()}.
 *
 * @param generated the record that the answer was decoded into
 */
public record IssuedApiKey(ApiKey generated) {

  /** For Keyfob itself, and for tests of code that takes keys; a key without a token is refused. */
  public IssuedApiKey {
    UnreadableException.require(
        generated.attributes() == null ? null : generated.attributes().token(), "token in data.attributes");
  }

  /** The id, as {@code tok_…}. */
  public @Nullable String id() {
    return generated.id();
  }

  /** The key itself, to be sent as Authorization. */
  public Secret<String> token() {
    return attributes().token();
  }

  /** The last characters of the token, by which listings tell keys apart. */
  public @Nullable String tokenLastSlice() {
    return attributes().tokenLastSlice();
  }

  /** What it is listed under. */
  public @Nullable String name() {
    return attributes().name();
  }

  /** The version of the API that the key's account speaks when a request does not say. */
  public @Nullable String apiVersion() {
    return attributes().apiVersion();
  }

  /** Whether it may only read. */
  public @Nullable Boolean readOnly() {
    return attributes().readOnly();
  }

  /** From where it may be used; empty for everywhere. */
  public List<String> allowedIps() {
    List<String> allowedIps = attributes().allowedIps();
    return allowedIps == null ? List.of() : allowedIps;
  }

  /** When it was last used. */
  public @Nullable OffsetDateTime lastUsedAt() {
    return attributes().lastUsedAt();
  }

  /** The id of the user it belongs to. */
  public @Nullable String userId() {
    return attributes().user() == null ? null : attributes().user().id();
  }

  /** The e-mail address of the user it belongs to. */
  public @Nullable String userEmail() {
    return attributes().user() == null ? null : attributes().user().email();
  }

  /** When it was made. */
  public @Nullable OffsetDateTime createdAt() {
    return attributes().createdAt();
  }

  /** When it was last changed. */
  public @Nullable OffsetDateTime updatedAt() {
    return attributes().updatedAt();
  }

  private ApiKeyAttributes attributes() {
    return generated.attributes();
  }

  @Override
  public String toString() {
    return "IssuedApiKey[id=" + id() + ", name=" + name() + ", token=" + token() + ", readOnly=" + readOnly()
        + ", allowedIps=" + allowedIps() + ", createdAt=" + createdAt() + "]";
  }
}
