package dev.keyfob.latitude;

import dev.keyfob.generated.latitude.model.ApiKeyData;
import dev.keyfob.generated.latitude.model.ApiKeyDataAttributes;
import dev.keyfob.json.JsonView;
import jakarta.annotation.Nullable;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * The attributes of an API key except its token. A field that the server did not send, or that
 * could not be read, is null; {@link #generated()} has all that was sent.
 *
 * @since 0.1.0
 */
public sealed interface ApiKeyDetails extends JsonView permits ApiKey, IssuedApiKey {

  /** {@return the decoded record, which also has the fields without a method here} */
  ApiKeyData generated();

  /** {@return the id, such as {@code tok_…}} */
  default @Nullable String id() {
    return generated().id();
  }

  /** {@return the last characters of the token, 5 at most, to tell keys apart} */
  default @Nullable String tokenLastSlice() {
    return attributes().tokenLastSlice();
  }

  /** {@return the name} */
  default @Nullable String name() {
    return attributes().name();
  }

  /** {@return the API version of requests that name none} */
  default @Nullable String apiVersion() {
    return attributes().apiVersion();
  }

  /** {@return whether the key is limited to reading} */
  default @Nullable Boolean readOnly() {
    return attributes().readOnly();
  }

  /** {@return the addresses that may use the key; empty: every address} */
  default List<String> allowedIps() {
    List<String> allowedIps = attributes().allowedIps();
    return allowedIps == null ? List.of() : allowedIps;
  }

  /** {@return the time of the last use} */
  default @Nullable OffsetDateTime lastUsedAt() {
    return attributes().lastUsedAt();
  }

  /** {@return the id of the owner} */
  default @Nullable String userId() {
    return attributes().user() == null ? null : attributes().user().id();
  }

  /** {@return the e-mail address of the owner} */
  default @Nullable String userEmail() {
    return attributes().user() == null ? null : attributes().user().email();
  }

  /** {@return the time of creation} */
  default @Nullable OffsetDateTime createdAt() {
    return attributes().createdAt();
  }

  /** {@return the time of the last change} */
  default @Nullable OffsetDateTime updatedAt() {
    return attributes().updatedAt();
  }

  private ApiKeyDataAttributes attributes() {
    ApiKeyDataAttributes attributes = generated().attributes();
    return attributes == null ? ApiKeyDataAttributes.builder().build() : attributes;
  }
}
