package dev.keyfob.vless;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoded UTF-8 (RFC 3986, 2.1), decoded without ever quoting what it is in. */
final class PercentEncoding {

  private PercentEncoding() {}

  /**
   * Decodes a part of a text. Everything but percent signs stands for itself, a plus as well.
   *
   * @return -1, or the index of the percent sign where this is not encoded text
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

  /** Where the escapes that begin here end; a last one that is cut off counts as whole. */
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

  /** Not Character.digit, which takes digits of every script. */
  private static int hex(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }
}
