package dev.keyfob.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import okhttp3.MediaType;
import org.junit.jupiter.api.Test;
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

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void byteOrderMarkDecides(String charset) {
    byte[] bytes = ("\ufeff" + "{é}").getBytes(Charset.forName(charset));
    assertEquals("{é}", BodyText.of(bytes, () -> null, false));
  }

  @Test
  void plainTextIsUtf8WhateverIsDeclared() {
    byte[] bytes = "{é}".getBytes(StandardCharsets.UTF_8);
    assertEquals(
        "{é}",
        BodyText.of(
            bytes,
            () -> {
              throw new AssertionError("not needed");
            },
            false));
  }

  @Test
  void declaredCharsetDecidesIfTheBytesAreNotUtf8() {
    byte[] bytes = "{é}".getBytes(StandardCharsets.ISO_8859_1);
    MediaType latin = MediaType.get("application/json; charset=iso-8859-1");
    assertEquals("{é}", BodyText.of(bytes, () -> latin, false));
    assertEquals("{é}", BodyText.fitting(bytes, () -> latin, false));
  }

  @Test
  void bytesWithNulAreOfTheDeclaredCharset() {
    byte[] bytes = "{a}".getBytes(StandardCharsets.UTF_16LE);
    MediaType utf16 = MediaType.get("application/json; charset=utf-16le");
    assertEquals("{a}", BodyText.of(bytes, () -> utf16, false));
    assertEquals("{\0a\0}\0", BodyText.of(bytes, () -> null, false));
  }

  @Test
  void bytesThatFitNoEncodingAreKept() {
    byte[] bytes = {'{', (byte) 0xff, '}'};
    assertEquals("{\u00ff}", BodyText.of(bytes, () -> null, false));
    assertNull(BodyText.fitting(bytes, () -> null, false));
  }

  @Test
  void incompleteLastCharacterIsDroppedIfTheEndIsMissing() {
    byte[] bytes = {'{', (byte) 0xc3};
    assertEquals("{", BodyText.of(bytes, () -> null, true));
    assertEquals("{\u00c3", BodyText.of(bytes, () -> null, false));
  }

  @Test
  void shortBodyThatBeginsLikeAMarkHasNone() {
    assertEquals("\u00fe", BodyText.of(new byte[] {(byte) 0xfe}, () -> null, false));
    assertEquals("", BodyText.of(new byte[0], () -> null, false));
  }
}
