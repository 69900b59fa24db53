package dev.keyfob.latitude;

import dev.keyfob.internal.result.MalformedResponseException;
import dev.keyfob.secret.Secret;
import java.util.Map;
import java.util.Objects;

/**
 * An API key just made or rotated, with its token: the only copy there is.
 *
 * @param generated the record that the answer's {@code data} was decoded into
 * @param envelope what the answer held beside {@code data}: {@code meta} and whatever else, as maps
 *     in the order of their fields, lists, texts, booleans, null, {@link Long} and {@link
 *     java.math.BigDecimal}, none of which can be changed; empty where it held nothing
 * @since 0.1.0
 */
public record IssuedApiKey(
    dev.keyfob.generated.latitude.model.ApiKey generated, Secret<Map<String, Object>> envelope)
    implements ApiKeyDetails {

  /**
   * For Keyfob itself, and for tests of code that takes keys; a key without a token is refused.
   *
   * @param generated what {@link #generated()} is to give
   * @param envelope what {@link #envelope()} is to give
   */
  public IssuedApiKey {
    MalformedResponseException.require(
        generated.attributes() == null ? null : generated.attributes().token(),
        "token in data.attributes");
    Objects.requireNonNull(envelope, "envelope == null");
  }

  /** {@return the key itself, to be sent as ApiKeyProvider} */
  public Secret<String> token() {
    return generated.attributes().token();
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
