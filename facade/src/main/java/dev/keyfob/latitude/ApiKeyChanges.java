package dev.keyfob.latitude;

import dev.keyfob.generated.latitude.model.UpdateApiKey;
import dev.keyfob.generated.latitude.model.UpdateApiKeyData;
import dev.keyfob.generated.latitude.model.UpdateApiKeyDataAttributes;
import dev.keyfob.generated.latitude.model.UpdateApiKeyDataType;
import dev.keyfob.internal.text.Preconditions;
import jakarta.annotation.Nullable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Changes of an API key. Attributes that are not named keep their values. Start with {@link #none};
 * each other method returns a changed copy. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class ApiKeyChanges {

  private static final ApiKeyChanges NONE = new ApiKeyChanges(null, null, false, null);

  private final @Nullable String name;
  private final @Nullable Boolean readOnly;
  private final boolean sendsAllowedIps;
  private final @Nullable List<String> allowedIps;

  private ApiKeyChanges(
      @Nullable String name,
      @Nullable Boolean readOnly,
      boolean sendsAllowedIps,
      @Nullable List<String> allowedIps) {
    this.name = name;
    this.readOnly = readOnly;
    this.sendsAllowedIps = sendsAllowedIps;
    this.allowedIps = allowedIps;
  }

  /** {@return no changes} An update with them is rejected before anything is sent. */
  public static ApiKeyChanges none() {
    return NONE;
  }

  /**
   * Changes the key's name.
   *
   * @param name the new name
   * @return a changed copy
   */
  public ApiKeyChanges name(String name) {
    return new ApiKeyChanges(
        Preconditions.text("name", name), readOnly, sendsAllowedIps, allowedIps);
  }

  /**
   * Changes whether the key is read-only.
   *
   * @param readOnly whether the key is limited to reading
   * @return a changed copy
   */
  public ApiKeyChanges readOnly(boolean readOnly) {
    return new ApiKeyChanges(name, readOnly, sendsAllowedIps, allowedIps);
  }

  /**
   * Replaces the addresses that may use the key.
   *
   * @param addresses at least one address or CIDR range such as {@code 192.0.2.0/24}
   * @return a changed copy
   */
  public ApiKeyChanges allowedIps(String... addresses) {
    if (Preconditions.present("allowedIps", addresses).length == 0) {
      throw new IllegalArgumentException(
          "allowedIps is empty: use clearAllowedIps() to allow every address");
    }
    return allowedIps(Arrays.asList(addresses));
  }

  /**
   * Replaces the addresses that may use the key.
   *
   * <p>An empty list is sent as one. The provider does not document whether it allows every address
   * or none; {@code allowedIps()} of the response shows what is set.
   *
   * @param addresses addresses, or CIDR ranges such as {@code 192.0.2.0/24}
   * @return a changed copy
   */
  public ApiKeyChanges allowedIps(List<String> addresses) {
    for (String address : Preconditions.present("allowedIps", addresses)) {
      Preconditions.text("an address in allowedIps", address);
    }
    return new ApiKeyChanges(name, readOnly, true, List.copyOf(addresses));
  }

  /**
   * Asks for every address to be allowed, by sending null. The provider's document forbids null
   * here, and its responses show it for keys without a restriction. A server that follows the
   * document rejects it with 400 or 422: send an empty list then, see {@link #allowedIps(List)}.
   *
   * @return a changed copy
   */
  public ApiKeyChanges clearAllowedIps() {
    return new ApiKeyChanges(name, readOnly, true, null);
  }

  /**
   * Returns the request body.
   *
   * @throws IllegalArgumentException if there is nothing to change
   */
  UpdateApiKey toRequest(String id) {
    if (name == null && readOnly == null && !sendsAllowedIps) {
      throw new IllegalArgumentException(
          "changes is empty: name an attribute, as in ApiKeyChanges.none().name(…)");
    }
    return UpdateApiKey.builder()
        .data(
            UpdateApiKeyData.builder()
                .id(id)
                .type(UpdateApiKeyDataType.API_KEYS)
                .attributes(attributes())
                .build())
        .build();
  }

  /** Sets only named attributes, because a builder sends every null it is given. */
  private UpdateApiKeyDataAttributes attributes() {
    UpdateApiKeyDataAttributes.Builder attributes = UpdateApiKeyDataAttributes.builder();
    if (name != null) {
      attributes.name(name);
    }
    if (readOnly != null) {
      attributes.readOnly(readOnly);
    }
    if (sendsAllowedIps) {
      attributes.allowedIps(allowedIps);
    }
    return attributes.build();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ApiKeyChanges that
        && Objects.equals(name, that.name)
        && Objects.equals(readOnly, that.readOnly)
        && sendsAllowedIps == that.sendsAllowedIps
        && Objects.equals(allowedIps, that.allowedIps);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, readOnly, sendsAllowedIps, allowedIps);
  }

  @Override
  public String toString() {
    return "ApiKeyChanges[name="
        + name
        + ", readOnly="
        + readOnly
        + ", allowedIps="
        + (sendsAllowedIps && allowedIps == null ? "cleared" : allowedIps)
        + "]";
  }
}
