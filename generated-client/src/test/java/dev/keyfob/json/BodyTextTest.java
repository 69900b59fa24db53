package dev.keyfob.json;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTextTest {

  /** The bytes include each that differs from NUL in one bit. */
  private static final String OTHERS = "\u0001\u0002\u0004\b\u0010 @\u007f\u0080é";

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 16, 17, 18})
  void isNotPlainIfThereIsANulAnywhere(int at) {
    byte[] bytes = "\u0001".repeat(19).getBytes(StandardCharsets.UTF_8);
    bytes[at] = 0;
    assertFalse(BodyText.isPlain(bytes));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void isPlainIfThereIsNoNul(int shift) {
    assertTrue(
        BodyText.isPlain((" ".repeat(shift) + OTHERS + OTHERS).getBytes(StandardCharsets.UTF_8)));
  }
}
