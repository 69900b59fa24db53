package dev.keyfob.latitude;

import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.generated.latitude.model.ApiKeyData;
import dev.keyfob.json.JsonView;
import dev.keyfob.json.JsonViewAdapters;
import java.util.Map;
import java.util.Objects;

/**
 * A listed API key. It has no token: the server sends that only when the key is created or rotated,
 * see {@link IssuedApiKey}.
 *
 * @param generated the decoded key
 * @since 0.1.0
 */
@JsonAdapter(JsonViewAdapters.class)
public record ApiKey(ApiKeyData generated) implements ApiKeyDetails {

  /**
   * Creates a key. Keyfob and tests call it.
   *
   * @param generated the decoded key
   */
  public ApiKey {
    generated = TokenSlice.shortened(Objects.requireNonNull(generated, "generated == null"));
  }

  @Override
  public Map<String, Object> jsonView() {
    return JsonView.properties(
        "id",
        id(),
        "name",
        name(),
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
    return "ApiKey[id="
        + id()
        + ", name="
        + name()
        + ", tokenLastSlice="
        + tokenLastSlice()
        + ", readOnly="
        + readOnly()
        + ", allowedIps="
        + allowedIps()
        + ", lastUsedAt="
        + lastUsedAt()
        + ", createdAt="
        + createdAt()
        + "]";
  }
}
