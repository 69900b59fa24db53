package dev.keyfob.internal.text;

import jakarta.annotation.Nullable;

/** Reads port numbers, which the providers send as text. */
public final class PortNumber {

  private static final int MAX = 65_535;

  private PortNumber() {}

  /** Returns the port; null if the text is not a number from 1 to 65,535. */
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
    return port == 0 || port > MAX ? null : port;
  }
}
