package dev.keyfob.latitude;

import dev.keyfob.generated.latitude.model.ApiKeyAttributes;
import jakarta.annotation.Nullable;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * What there is to know of an API key apart from its token. The server need not send any of it:
 * what it left out, or sent in a form that could not be understood, is null here and still in
 * {@link #generated()}.
 *
 * @since 0.1.0
 */
public sealed interface ApiKeyDetails permits ApiKey, IssuedApiKey {

  /**
   * {@return the record that the answer was decoded into, with whatever fields this class has no
   * method for}
   */
  dev.keyfob.generated.latitude.model.ApiKey generated();

  /** {@return the id, as {@code tok_…}} */
  default @Nullable String id() {
    return generated().id();
  }

  /** {@return the last characters of the token, by which keys can be told apart} */
  default @Nullable String tokenLastSlice() {
    return attributes().tokenLastSlice();
  }

  /** {@return what it is listed under} */
  default @Nullable String name() {
    return attributes().name();
  }

  /** {@return the version of the API that the key's account speaks when a request does not say} */
  default @Nullable String apiVersion() {
    return attributes().apiVersion();
  }

  /** {@return whether it may only read} */
  default @Nullable Boolean readOnly() {
    return attributes().readOnly();
  }

  /** {@return where it may be used from; empty for everywhere} */
  default List<String> allowedIps() {
    List<String> allowedIps = attributes().allowedIps();
    return allowedIps == null ? List.of() : allowedIps;
  }

  /** {@return when it was last used} */
  default @Nullable OffsetDateTime lastUsedAt() {
    return attributes().lastUsedAt();
  }

  /** {@return the id of the user it belongs to} */
  default @Nullable String userId() {
    return attributes().user() == null ? null : attributes().user().id();
  }

  /** {@return the e-mail address of the user it belongs to} */
  default @Nullable String userEmail() {
    return attributes().user() == null ? null : attributes().user().email();
  }

  /** {@return when it was made} */
  default @Nullable OffsetDateTime createdAt() {
    return attributes().createdAt();
  }

  /** {@return when it was last changed} */
  default @Nullable OffsetDateTime updatedAt() {
    return attributes().updatedAt();
  }

  private ApiKeyAttributes attributes() {
    ApiKeyAttributes attributes = generated().attributes();
    return attributes == null ? ApiKeyAttributes.builder().build() : attributes;
  }
}
