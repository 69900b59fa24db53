package dev.keyfob.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {

  /**
   * One byte of each kind: ASCII, NUL, continuation bytes, and each lead byte with its own range of
   * continuation bytes.
   */
  private static final byte[] KINDS =
      HexFormat.of().parseHex("00617f808f909fa0bfc0c1c2dfe0e1edeff0f1f4f5ff");

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8})
  void agreesWithTheJdk(int ascii) {
    byte[] bytes = "a".repeat(ascii + 4 + ascii).getBytes(UTF_8);
    for (byte first : KINDS) {
      for (byte second : KINDS) {
        for (byte third : KINDS) {
          for (byte fourth : KINDS) {
            bytes[ascii] = first;
            bytes[ascii + 1] = second;
            bytes[ascii + 2] = third;
            bytes[ascii + 3] = fourth;
            assertEquals(
                isDecoded(bytes), Utf8.isWellFormed(bytes), () -> HexFormat.of().formatHex(bytes));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "f0908080", "ff", "c3", "f0908028", "eda080"})
  void acceptsNonAsciiRunsOfAnyLength(String end) {
    for (int length = 0; length < 200; length++) {
      byte[] bytes = HexFormat.of().parseHex("c3a9".repeat(length) + end);
      assertEquals(isDecoded(bytes), Utf8.isWellFormed(bytes));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"c3a9", "ff", "c3", "f0908028", "eda080"})
  void readsAsciiRunsOfAnyLength(String end) {
    for (int length = 0; length < 100; length++) {
      byte[] bytes =
          HexFormat.of().parseHex("c3a9" + "61".repeat(length) + end + "62".repeat(length));
      assertEquals(isDecoded(bytes), Utf8.isWellFormed(bytes));
    }
  }

  @Test
  void emptyInputIsWellFormed() {
    assertTrue(Utf8.isWellFormed(new byte[0]));
  }

  private static boolean isDecoded(byte[] bytes) {
    CharBuffer room = CharBuffer.allocate(bytes.length);
    return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), room, true).isUnderflow();
  }
}
