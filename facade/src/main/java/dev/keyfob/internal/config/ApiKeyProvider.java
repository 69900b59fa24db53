package dev.keyfob.internal.config;

import dev.keyfob.secret.Secret;
import jakarta.annotation.Nullable;
import java.util.function.Supplier;

/** Makes the ApiKeyProvider header's value, anew for each request. */
public final class ApiKeyProvider {

  private static final String BEARER = "Bearer ";

  private final Supplier<Secret<String>> keys;
  private final boolean bearer;

  ApiKeyProvider(Supplier<Secret<String>> keys, boolean bearer) {
    this.keys = keys;
    this.bearer = bearer;
  }

  /** The key to send now, which has been looked at. */
  public Secret<String> key() {
    Secret<String> key = keys.get();
    String problem = problem(key == null ? null : key.reveal());
    if (problem != null) {
      throw new IllegalStateException("the key from the supplier given to apiKey(…) " + problem);
    }
    return key;
  }

  /** What to send. */
  public String value(Secret<String> key) {
    String text = key.reveal();
    return bearer && !hasBearer(text) ? BEARER + text : text;
  }

  /** What keeps this from being a key, or null. Never says what it is. */
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

  /** A fixed text. */
  @Override
  public String toString() {
    return "ApiKeyProvider";
  }
}
