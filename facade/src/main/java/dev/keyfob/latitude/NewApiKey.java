package dev.keyfob.latitude;

import dev.keyfob.generated.latitude.model.CreateApiKey;
import dev.keyfob.generated.latitude.model.CreateApiKeyData;
import dev.keyfob.generated.latitude.model.CreateApiKeyDataAttributes;
import dev.keyfob.generated.latitude.model.CreateApiKeyDataType;
import dev.keyfob.internal.issuance.Match;
import dev.keyfob.internal.text.Preconditions;
import jakarta.annotation.Nullable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Describes an API key to create. Start with {@link #named}; each other method returns a changed
 * copy. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class NewApiKey {

  private final String name;
  private final @Nullable Boolean readOnly;
  private final @Nullable List<String> allowedIps;

  private NewApiKey(String name, @Nullable Boolean readOnly, @Nullable List<String> allowedIps) {
    this.name = name;
    this.readOnly = readOnly;
    this.allowedIps = allowedIps;
  }

  /**
   * {@return a key without restrictions}
   *
   * @param name the key's name in listings. Choose a unique name, so that recovery can find the
   *     key.
   * @throws IllegalArgumentException if the name is null, blank, or has a control character
   */
  public static NewApiKey named(String name) {
    return new NewApiKey(Preconditions.text("name", name), null, null);
  }

  /**
   * Sets whether the key is read-only. Default: no.
   *
   * @param readOnly whether the key is limited to reading
   * @return a changed copy
   */
  public NewApiKey readOnly(boolean readOnly) {
    return new NewApiKey(name, readOnly, allowedIps);
  }

  /**
   * Sets the addresses that may use the key. Default: every address.
   *
   * @param addresses at least one address or CIDR range such as {@code 192.0.2.0/24}
   * @return a changed copy
   */
  public NewApiKey allowedIps(String... addresses) {
    if (Preconditions.present("allowedIps", addresses).length == 0) {
      throw new IllegalArgumentException(
          "allowedIps is empty: leave it out to allow every address");
    }
    return allowedIps(Arrays.asList(addresses));
  }

  /**
   * Sets the addresses that may use the key. Default: every address.
   *
   * <p>An empty list is sent as one. The provider does not document whether it allows every address
   * or none; {@code allowedIps()} of the response shows what is set.
   *
   * @param addresses addresses, or CIDR ranges such as {@code 192.0.2.0/24}
   * @return a changed copy
   */
  public NewApiKey allowedIps(List<String> addresses) {
    for (String address : Preconditions.present("allowedIps", addresses)) {
      Preconditions.text("an address in allowedIps", address);
    }
    return new NewApiKey(name, readOnly, List.copyOf(addresses));
  }

  String name() {
    return name;
  }

  CreateApiKey toRequest() {
    return CreateApiKey.builder()
        .data(
            CreateApiKeyData.builder()
                .type(CreateApiKeyDataType.API_KEYS)
                .attributes(attributes())
                .build())
        .build();
  }

  /** Sets only named attributes, because a builder sends every null it is given. */
  private CreateApiKeyDataAttributes attributes() {
    CreateApiKeyDataAttributes.Builder attributes = CreateApiKeyDataAttributes.builder().name(name);
    if (readOnly != null) {
      attributes.readOnly(readOnly);
    }
    if (allowedIps != null) {
      attributes.allowedIps(allowedIps);
    }
    return attributes.build();
  }

  /**
   * Returns whether a listed key can be the one described here, judged by the attributes that were
   * set. A different name alone rules it out.
   */
  Match matches(ApiKey listed) {
    if (listed.name() != null && !listed.name().equals(name)) {
      return Match.OTHER;
    }
    boolean isSame =
        listed.name() != null
            && (readOnly == null || readOnly.equals(listed.readOnly()))
            && (allowedIps == null || ranges(allowedIps).equals(ranges(listed.allowedIps())));
    return isSame ? Match.SAME : Match.UNCLEAR;
  }

  /**
   * Removes the suffix of a range that has one address, because a server may list an address that
   * way.
   */
  private static Set<String> ranges(List<String> addresses) {
    return addresses.stream()
        .map(String::valueOf) // the server's list may contain null
        .map(address -> address.replaceFirst(address.contains(":") ? "/128$" : "/32$", ""))
        .collect(Collectors.toSet());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NewApiKey that
        && Objects.equals(name, that.name)
        && Objects.equals(readOnly, that.readOnly)
        && Objects.equals(allowedIps, that.allowedIps);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, readOnly, allowedIps);
  }

  @Override
  public String toString() {
    return "NewApiKey[name=" + name + ", readOnly=" + readOnly + ", allowedIps=" + allowedIps + "]";
  }
}
