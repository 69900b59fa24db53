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
 * Makes text of an answer's bytes without ever putting a replacement for one. A byte order mark
 * decides; else what is UTF-8 is taken for that, whatever it is called, since JSON has no other
 * encoding (RFC 8259, 8.1) and text in another hardly ever is valid UTF-8 by chance; else the
 * declared charset holds. NUL is what gives UTF-16 and UTF-32 away, which are valid UTF-8 as long
 * as they hold ASCII alone.
 *
 * @since 0.1.0
 */
public final class BodyText {

  private static final long LOWEST_BITS = 0x0101_0101_0101_0101L;

  private BodyText() {}

  /**
   * {@return the text; in ISO-8859-1 where nothing fits, for that has a character for each byte}
   *
   * @param bytes of the body, which are only looked at
   * @param type gives what it is declared as, or null; asked only where the bytes leave a doubt
   * @param cut whether the end is missing, so that the last character may be incomplete, which is
   *     then left out
   */
  public static String of(byte[] bytes, Supplier<MediaType> type, boolean cut) {
    if (isPlain(bytes)) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    String text = fitting(bytes, type, cut);
    return text == null ? new String(bytes, StandardCharsets.ISO_8859_1) : text;
  }

  /** As {@link #of}, but null where nothing fits. */
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
   * Whether this is UTF-8 without any doubt, as nearly every answer is, and so can be taken as it
   * is.
   *
   * @param bytes of the body, which are only looked at
   * @return false if {@link #of} would have to find out what it is
   */
  public static boolean isPlain(byte[] bytes) {
    return Utf8.isWellFormed(bytes) && !hasNul(bytes) && !startsWith(bytes, 0xef, 0xbb, 0xbf);
  }

  private static @Nullable String declared(byte[] bytes, @Nullable MediaType type, boolean cut) {
    Charset charset = type == null ? null : type.charset();
    return charset == null ? null : decode(bytes, 0, charset, cut);
  }

  /** By the byte order mark, if there is one. */
  private static @Nullable String marked(byte[] bytes, boolean cut) {
    if (startsWith(bytes, 0xef, 0xbb, 0xbf)) {
      return decode(bytes, 3, StandardCharsets.UTF_8, cut);
    }
    if (startsWith(bytes, 0xff, 0xfe, 0, 0)) { // before UTF-16, whose mark is the beginning of this
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

  /** Whether a byte is 0; eight at a time, since every answer is looked through. */
  private static boolean hasNul(byte[] bytes) {
    int at = 0;
    while (at <= bytes.length - Long.BYTES) {
      long eight = (long) Utf8.EIGHT.get(bytes, at);
      if (((eight - LOWEST_BITS) & ~eight & Utf8.HIGHEST_BITS)
          != 0) { // a byte of 0 borrows, which sets its highest bit
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

  /** Null where a byte does not fit. */
  private static @Nullable String decode(byte[] bytes, int from, Charset charset, boolean cut) {
    CharsetDecoder decoder =
        charset.newDecoder(); // reports what does not fit, unlike String's constructor
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
