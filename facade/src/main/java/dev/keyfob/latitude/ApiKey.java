package dev.keyfob.latitude;

import java.util.Objects;

/**
 * An API key as a listing shows it. It has no token: that is given once, to whoever creates or
 * rotates the key.
 *
 * @param generated the record that the answer was decoded into
 * @since 0.1.0
 */
public record ApiKey(dev.keyfob.generated.latitude.model.ApiKey generated)
    implements ApiKeyDetails {

  /**
   * For Keyfob itself, and for tests of code that takes keys.
   *
   * @param generated what {@link #generated()} is to give
   */
  public ApiKey {
    Objects.requireNonNull(generated, "generated == null");
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
