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
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An API key to be made. Begin with {@link #named}; each further method gives a changed copy.
 * Immutable and thread-safe.
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
   * {@return a key that may do everything, from everywhere}
   *
   * @param name what it is listed under; choose one that can be told from all others
   */
  public static NewApiKey named(String name) {
    return new NewApiKey(Preconditions.text("name", name), null, null);
  }

  /**
   * Whether the key may only read.
   *
   * @param readOnly whether it may only read
   * @return a copy with it
   */
  public NewApiKey readOnly(boolean readOnly) {
    return new NewApiKey(name, readOnly, allowedIps);
  }

  /**
   * From where the key may be used, in place of what was said before.
   *
   * @param addresses single addresses or CIDR ranges such as {@code 192.0.2.0/24}, at least one
   * @return a copy with it
   */
  public NewApiKey allowedIps(String... addresses) {
    return allowedIps(Arrays.asList(Preconditions.present("allowedIps", addresses)));
  }

  /**
   * From where the key may be used, in place of what was said before.
   *
   * @param addresses single addresses or CIDR ranges such as {@code 192.0.2.0/24}, at least one
   * @return a copy with it
   */
  public NewApiKey allowedIps(List<String> addresses) {
    if (Preconditions.present("allowedIps", addresses).isEmpty()) {
      throw new IllegalArgumentException(
          "allowedIps is empty: leave it out to allow every address");
    }
    for (String address : addresses) {
      Preconditions.text("an address in allowedIps", address);
    }
    return new NewApiKey(name, readOnly, List.copyOf(addresses));
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

  /** Sets what was said only: a builder that is told null sends null. */
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
   * Whether a key that is listed can be this one, going by what was said only. Only another name
   * makes it another.
   */
  Match likenessOf(ApiKey listed) {
    if (listed.name() != null && !listed.name().equals(name)) {
      return Match.OTHER;
    }
    boolean isSame =
        listed.name() != null
            && (readOnly == null || readOnly.equals(listed.readOnly()))
            && (allowedIps == null || ranges(allowedIps).equals(ranges(listed.allowedIps())));
    return isSame ? Match.SAME : Match.UNCLEAR;
  }

  /** A server may write a single address as the range of that one. */
  private static Set<String> ranges(List<String> addresses) {
    return addresses.stream()
        .map(String::valueOf) // a list may hold null, which is no address
        .map(address -> address.replaceFirst(address.contains(":") ? "/128$" : "/32$", ""))
        .collect(Collectors.toSet());
  }

  @Override
  public String toString() {
    return "NewApiKey[name=" + name + ", readOnly=" + readOnly + ", allowedIps=" + allowedIps + "]";
  }
}
