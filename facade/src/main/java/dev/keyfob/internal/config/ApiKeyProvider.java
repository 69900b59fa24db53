package dev.keyfob.internal.config;

import dev.keyfob.secret.Secret;
import jakarta.annotation.Nullable;
import java.util.function.Supplier;

/**
 * Provides the API key, which a caller's supplier may change at any time, and the value of the
 * {@code Authorization} header. Thread-safe if the supplier is.
 */
public final class ApiKeyProvider {

  private static final String BEARER = "Bearer ";

  private final Supplier<Secret<String>> keys;
  private final boolean bearer;

  /** A key that does not change. */
  record FixedKey(Secret<String> get) implements Supplier<Secret<String>> {}

  ApiKeyProvider(Supplier<Secret<String>> keys, boolean bearer) {
    this.keys = keys;
    this.bearer = bearer;
  }

  /**
   * Returns the current key.
   *
   * @throws IllegalStateException if the supplier returns a key that cannot be sent
   */
  public Secret<String> key() {
    Secret<String> key = keys.get();
    String problem = problem(key == null ? null : key.reveal());
    if (problem != null) {
      throw new IllegalStateException("the key from the supplier given to apiKey(…) " + problem);
    }
    return key;
  }

  /** Returns the header's value for a key. */
  public String header(Secret<String> key) {
    String text = key.reveal();
    return bearer && !hasBearer(text) ? BEARER + text : text;
  }

  /** Returns the problem of an invalid key without quoting it; null if the key is valid. */
  static @Nullable String problem(@Nullable String key) {
    if (key == null) {
      return "is null";
    }
    if (key.isBlank() || (hasBearer(key) && key.substring(BEARER.length()).isBlank())) {
      return "is blank: is a variable empty that it comes from?";
    }
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c < ' ' || c == 0x7f) {
        return "holds a control character: trim the line break at its end, if it comes from a file";
      }
      if (c > '~') {
        return "holds a character that is not ASCII: was it pasted from formatted text?";
      }
    }
    return key.charAt(0) == ' ' || key.charAt(key.length() - 1) == ' '
        ? "begins or ends with a space: trim it"
        : null;
  }

  private static boolean hasBearer(String key) {
    return key.regionMatches(true, 0, BEARER, 0, BEARER.length());
  }

  /** Shows nothing of the key. */
  @Override
  public String toString() {
    return "ApiKeyProvider";
  }
}
