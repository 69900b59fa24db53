package dev.keyfob.latitude;

import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.generated.latitude.model.ApiKeyData;
import dev.keyfob.generated.latitude.model.ApiKeyDataAttributes;
import dev.keyfob.internal.result.MalformedResponseException;
import dev.keyfob.json.JsonView;
import dev.keyfob.json.JsonViewAdapters;
import dev.keyfob.secret.Secret;
import java.util.Map;
import java.util.Objects;

/**
 * A new or rotated API key with its token, which the server sends only once.
 *
 * @param generated the decoded {@code data} of the response
 * @param envelope the other fields of the response, such as {@code meta}, as unmodifiable maps and
 *     lists; often empty. Whole numbers are {@link Long} or {@link java.math.BigDecimal}.
 * @param journalled whether the client's journal knows of the credential; false without a journal
 * @since 0.1.0
 */
@JsonAdapter(JsonViewAdapters.class)
public record IssuedApiKey(
    ApiKeyData generated, Secret<Map<String, Object>> envelope, boolean journalled)
    implements ApiKeyDetails {

  /**
   * Creates a key. Keyfob and tests call it.
   *
   * @param generated the decoded {@code data} of the response
   * @param envelope the other fields of the response
   * @param journalled whether the client's journal knows of the credential
   * @throws RuntimeException if there is no token
   */
  public IssuedApiKey {
    MalformedResponseException.require(
        generated.attributes() == null ? null : generated.attributes().token(),
        "token in data.attributes");
    generated = TokenSlice.shortened(generated);
    Objects.requireNonNull(envelope, "envelope == null");
  }

  /**
   * Creates a key, for tests of code that takes keys. For other attributes, use the constructor.
   *
   * @param id such as {@code tok_…}
   * @param name the name
   * @param token the token
   * @return the key, with an empty envelope
   */
  public static IssuedApiKey of(String id, String name, Secret<String> token) {
    ApiKeyDataAttributes attributes =
        ApiKeyDataAttributes.builder().name(name).token(token).build();
    return new IssuedApiKey(
        ApiKeyData.builder().id(id).attributes(attributes).build(), Secret.of(Map.of()));
  }

  /**
   * Creates a key that no journal knows of. Tests call it.
   *
   * @param generated the decoded {@code data} of the response
   * @param envelope the other fields of the response
   * @throws RuntimeException if there is no token
   */
  public IssuedApiKey(ApiKeyData generated, Secret<Map<String, Object>> envelope) {
    this(generated, envelope, false);
  }

  IssuedApiKey asJournalled() {
    return new IssuedApiKey(generated, envelope, true);
  }

  /** {@return the token, which is the API key to authenticate with} */
  public Secret<String> token() {
    return generated.attributes().token();
  }

  @Override
  public Map<String, Object> jsonView() {
    return JsonView.properties(
        "id",
        id(),
        "name",
        name(),
        "token",
        token(),
        "tokenLastSlice",
        tokenLastSlice(),
        "apiVersion",
        apiVersion(),
        "readOnly",
        readOnly(),
        "allowedIps",
        allowedIps(),
        "lastUsedAt",
        lastUsedAt(),
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
    return "IssuedApiKey[id="
        + id()
        + ", name="
        + name()
        + ", token="
        + token()
        + ", readOnly="
        + readOnly()
        + ", allowedIps="
        + allowedIps()
        + ", createdAt="
        + createdAt()
        + "]";
  }
}
