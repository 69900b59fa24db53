package dev.keyfob.latitude;

import dev.keyfob.internal.transport.UnreadableException;
import dev.keyfob.secret.Secret;

/**
 * An API key just made or rotated, with its token: the only copy there is.
 *
 * @param generated the record that the answer was decoded into
 */
public record IssuedApiKey(dev.keyfob.generated.latitude.model.ApiKey generated) implements ApiKeyDetails {

  /** For Keyfob itself, and for tests of code that takes keys; a key without a token is refused. */
  public IssuedApiKey {
    UnreadableException.require(
        generated.attributes() == null ? null : generated.attributes().token(), "token in data.attributes");
  }

  /** The key itself, to be sent as Authorization. */
  public Secret<String> token() {
    return generated.attributes().token();
  }

  @Override
  public String toString() {
    return "IssuedApiKey[id=" + id() + ", name=" + name() + ", token=" + token() + ", readOnly=" + readOnly()
        + ", allowedIps=" + allowedIps() + ", createdAt=" + createdAt() + "]";
  }
}
