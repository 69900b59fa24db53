package dev.keyfob.json;

import jakarta.annotation.Nullable;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import okhttp3.MediaType;

/**
 * Decodes a response body without losing a byte. The first rule that applies decides:
 *
 * <ol>
 *   <li>a byte order mark
 *   <li>UTF-8, if the bytes are valid and have no NUL (RFC 8259, 8.1)
 *   <li>the declared charset
 *   <li>UTF-8 with NUL
 * </ol>
 *
 * <p>The declared charset comes after UTF-8, because text in another encoding is rarely valid
 * UTF-8. NUL bytes indicate UTF-16 or UTF-32.
 *
 * @since 0.1.0
 */
public final class BodyText {

  private static final long LOWEST_BITS = 0x0101_0101_0101_0101L;

  private BodyText() {}

  /**
   * {@return the text} If no encoding fits, each byte becomes one ISO-8859-1 character.
   *
   * @param bytes the body, which is not modified
   * @param type supplies the declared media type or null; called only if the bytes do not decide
   * @param cut whether the end is missing; an incomplete last character is then dropped
   */
  public static String of(byte[] bytes, Supplier<MediaType> type, boolean cut) {
    if (isPlain(bytes)) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    String text = fitting(bytes, type, cut);
    return text == null ? new String(bytes, StandardCharsets.ISO_8859_1) : text;
  }

  /** Like {@link #of}, but returns null if no encoding fits. */
  static @Nullable String fitting(byte[] bytes, Supplier<MediaType> type, boolean cut) {
    String text = marked(bytes, cut);
    if (text == null && !hasNul(bytes)) {
      text = decode(bytes, 0, StandardCharsets.UTF_8, cut);
    }
    if (text == null) {
      text = declared(bytes, type.get(), cut);
    }
    return text == null ? decode(bytes, 0, StandardCharsets.UTF_8, cut) : text;
  }

  /**
   * {@return whether the bytes are UTF-8 without NUL and byte order mark, as nearly every response
   * is}
   *
   * @param bytes the body, which is not modified
   */
  public static boolean isPlain(byte[] bytes) {
    return Utf8.isWellFormed(bytes) && !hasNul(bytes) && !startsWith(bytes, 0xef, 0xbb, 0xbf);
  }

  private static @Nullable String declared(byte[] bytes, @Nullable MediaType type, boolean cut) {
    Charset charset = type == null ? null : type.charset();
    return charset == null ? null : decode(bytes, 0, charset, cut);
  }

  /** Decodes by the byte order mark, if there is one. */
  private static @Nullable String marked(byte[] bytes, boolean cut) {
    if (startsWith(bytes, 0xef, 0xbb, 0xbf)) {
      return decode(bytes, 3, StandardCharsets.UTF_8, cut);
    }
    // Checked before UTF-16LE, whose byte order mark is a prefix of this one.
    if (startsWith(bytes, 0xff, 0xfe, 0, 0)) {
      return decode(bytes, 4, Charset.forName("UTF-32LE"), cut);
    }
    if (startsWith(bytes, 0, 0, 0xfe, 0xff)) {
      return decode(bytes, 4, Charset.forName("UTF-32BE"), cut);
    }
    if (startsWith(bytes, 0xff, 0xfe)) {
      return decode(bytes, 2, StandardCharsets.UTF_16LE, cut);
    }
    return startsWith(bytes, 0xfe, 0xff) ? decode(bytes, 2, StandardCharsets.UTF_16BE, cut) : null;
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || bytes[i] != (byte) mark[i]) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether a byte is 0. Looks at eight at a time, because every response is scanned. */
  private static boolean hasNul(byte[] bytes) {
    int at = 0;
    while (at <= bytes.length - Long.BYTES) {
      long eight = (long) Utf8.EIGHT.get(bytes, at);
      // Subtracting 1 from a 0 byte borrows, which sets its highest bit.
      if (((eight - LOWEST_BITS) & ~eight & Utf8.HIGHEST_BITS) != 0) {
        return true;
      }
      at += Long.BYTES;
    }
    while (at < bytes.length) {
      if (bytes[at++] == 0) {
        return true;
      }
    }
    return false;
  }

  /** Returns null if a byte does not fit. */
  private static @Nullable String decode(byte[] bytes, int from, Charset charset, boolean cut) {
    CharsetDecoder decoder =
        charset.newDecoder(); // a decoder reports invalid bytes, unlike String's constructor
    ByteBuffer rest = ByteBuffer.wrap(bytes, from, bytes.length - from);
    CharBuffer text =
        CharBuffer.allocate((int) Math.ceil(rest.remaining() * (double) decoder.maxCharsPerByte()));
    CoderResult result = decoder.decode(rest, text, !cut);
    if (result.isUnderflow() && !cut) {
      result = decoder.flush(text);
    }
    return result.isUnderflow() ? text.flip().toString() : null;
  }
}
