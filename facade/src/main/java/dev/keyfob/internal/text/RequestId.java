package dev.keyfob.internal.text;

import jakarta.annotation.Nullable;

/**
 * Tells a request id from any other text a server may put into the header, which a message must not
 * repeat.
 */
public final class RequestId {

  private static final int LONGEST = 64;

  private RequestId() {}

  /** The id, or null where it does not look like one. */
  public static @Nullable String orNull(@Nullable String text) {
    if (text == null || text.isEmpty() || text.length() > LONGEST) {
      return null;
    }
    for (int i = 0; i < text.length(); i++) {
      if (!isOneOfAnId(text.charAt(i))) {
        return null;
      }
    }
    return text;
  }

  private static boolean isOneOfAnId(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-_.".indexOf(c) >= 0;
  }

  /** What a message says of it. */
  public static String forMessage(@Nullable String text) {
    String id = orNull(text);
    return id == null ? "none" : id;
  }
}
