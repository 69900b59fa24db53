package dev.keyfob.internal.text;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Decides which ids a message may show. A server may put anything into a header or a field called
 * id; only text that looks like an id is shown.
 */
public final class SafeIds {

  private static final int MAX_LENGTH = 64;

  private SafeIds() {}

  /** Returns the text, or null if it does not look like an id. */
  public static @Nullable String orNull(@Nullable String text) {
    if (text == null || text.isEmpty() || text.length() > MAX_LENGTH) {
      return null;
    }
    for (int i = 0; i < text.length(); i++) {
      if (!isAllowed(text.charAt(i))) {
        return null;
      }
    }
    return text;
  }

  private static boolean isAllowed(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-_.".indexOf(c) >= 0;
  }

  /** Returns how a message names a request id. */
  public static String requestId(@Nullable String id) {
    String safe = orNull(id);
    return safe == null ? "none" : safe;
  }

  /** Returns how a message names a credential. */
  public static String credential(@Nullable String id) {
    return id == null ? "no id" : "id " + shown(id);
  }

  /** Returns how a message names several credentials, in the order given. */
  public static String credentials(List<String> ids) {
    return ids.stream().map(SafeIds::shown).collect(Collectors.joining(", "));
  }

  private static String shown(String id) {
    return orNull(id) == null ? "(not shown)" : id;
  }
}
