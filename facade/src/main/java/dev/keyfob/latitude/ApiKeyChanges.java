package dev.keyfob.latitude;

import dev.keyfob.generated.latitude.model.UpdateApiKey;
import dev.keyfob.generated.latitude.model.UpdateApiKeyData;
import dev.keyfob.generated.latitude.model.UpdateApiKeyDataAttributes;
import dev.keyfob.generated.latitude.model.UpdateApiKeyDataType;
import dev.keyfob.internal.text.Preconditions;
import jakarta.annotation.Nullable;
import java.util.Arrays;
import java.util.List;

/**
 * What to change about an API key; whatever is not said stays as it is. Begin with {@link #none};
 * each further method gives a changed copy. Immutable and thread-safe.
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

  /** {@return no changes yet} An update that changes nothing is refused. */
  public static ApiKeyChanges none() {
    return NONE;
  }

  /**
   * Another name to list it under.
   *
   * @param name the new name
   * @return a copy with it
   */
  public ApiKeyChanges name(String name) {
    return new ApiKeyChanges(
        Preconditions.text("name", name), readOnly, sendsAllowedIps, allowedIps);
  }

  /**
   * Whether the key may only read.
   *
   * @param readOnly whether it may only read
   * @return a copy with it
   */
  public ApiKeyChanges readOnly(boolean readOnly) {
    return new ApiKeyChanges(name, readOnly, sendsAllowedIps, allowedIps);
  }

  /**
   * From where the key may be used, in place of all that holds now.
   *
   * @param addresses single addresses or CIDR ranges such as {@code 192.0.2.0/24}, at least one
   * @return a copy with it
   */
  public ApiKeyChanges allowedIps(String... addresses) {
    return allowedIps(Arrays.asList(Preconditions.present("allowedIps", addresses)));
  }

  /**
   * From where the key may be used, in place of all that holds now.
   *
   * @param addresses single addresses or CIDR ranges such as {@code 192.0.2.0/24}, at least one
   * @return a copy with it
   */
  public ApiKeyChanges allowedIps(List<String> addresses) {
    if (Preconditions.present("allowedIps", addresses).isEmpty()) {
      throw new IllegalArgumentException(
          "allowedIps is empty: clearAllowedIps() is for allowing every address");
    }
    for (String address : addresses) {
      Preconditions.text("an address in allowedIps", address);
    }
    return new ApiKeyChanges(name, readOnly, true, List.copyOf(addresses));
  }

  /**
   * The key may be used from everywhere: sends null. The provider does not document that this lifts
   * the restriction; {@link ApiKey#allowedIps()} of the answer shows whether it did.
   *
   * @return a copy with it
   */
  public ApiKeyChanges clearAllowedIps() {
    return new ApiKeyChanges(name, readOnly, true, null);
  }

  /**
   * The body of the request.
   *
   * @throws IllegalArgumentException when there is nothing to change
   */
  UpdateApiKey toRequest(String id) {
    if (name == null && readOnly == null && !sendsAllowedIps) {
      throw new IllegalArgumentException(
          "changes is empty: say what to change, such as ApiKeyChanges.none().name(…)");
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

  /** Sets what was said only: a builder that is told null sends null. */
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
