package dev.keyfob.internal.text;

import jakarta.annotation.Nullable;

/** Ports, which the providers write as text. */
public final class PortNumber {

  private static final int HIGHEST = 65_535;

  private PortNumber() {}

  /** The port, or null where the text is none. */
  public static @Nullable Integer orNull(@Nullable String text) {
    if (text == null || text.isEmpty() || text.length() > 5) {
      return null;
    }
    int port = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return null;
      }
      port = port * 10 + (c - '0');
    }
    return port == 0 || port > HIGHEST ? null : port;
  }
}
