package dev.keyfob.vless;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Decodes percent-encoded UTF-8 (RFC 3986, 2.1). Unlike the JDK's decoders, it never quotes its
 * input.
 */
final class PercentEncoding {

  private PercentEncoding() {}

  /**
   * Decodes a part of a text. All characters except percent signs stand for themselves, including a
   * plus.
   *
   * @return -1, or the index of a percent sign that starts no valid escape
   */
  static int decode(String text, int start, int end, StringBuilder decoded) {
    for (int i = start; i < end; ) {
      int run = endOfRun(text, i, end);
      if (run == i) {
        decoded.append(text.charAt(i++));
        continue;
      }
      ByteBuffer bytes = ByteBuffer.allocate((run - i) / 3);
      for (int percent = i; percent < run; percent += 3) {
        int octet = octet(text, percent, end);
        if (octet == -1) {
          return percent;
        }
        bytes.put((byte) octet);
      }
      try {
        decoded.append(StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()));
      } catch (CharacterCodingException notUtf8) {
        return i;
      }
      i = run;
    }
    return -1;
  }

  /**
   * Returns the end of the escapes that start here. An escape that is cut off counts as complete.
   */
  private static int endOfRun(String text, int start, int end) {
    int i = start;
    while (i < end && text.charAt(i) == '%') {
      i += 3;
    }
    return i;
  }

  private static int octet(String text, int percent, int end) {
    if (percent + 2 >= end) {
      return -1;
    }
    int high = hex(text.charAt(percent + 1));
    int low = hex(text.charAt(percent + 2));
    return high == -1 || low == -1 ? -1 : high * 16 + low;
  }

  /** Accepts ASCII digits only, unlike {@code Character.digit}. */
  private static int hex(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }
}
