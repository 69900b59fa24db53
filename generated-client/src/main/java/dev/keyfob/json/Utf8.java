package dev.keyfob.json;

import java.io.InputStream;
import java.io.Reader;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Validates and decodes UTF-8 (RFC 3629) strictly. On JDK 17 it is faster than the JDK's classes
 * for mostly ASCII text.
 *
 * @since 0.1.0
 */
public final class Utf8 {

  /**
   * Reads eight bytes at once. ByteBuffer's getLong is not inlined on JDK 17 until a class in its
   * callees' signatures has been loaded.
   */
  static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  /**
   * Minimum length of ASCII that is decoded separately. Before JDK 19, the JDK's UTF-8 decoder
   * copies ASCII in bulk only if the whole input is ASCII. Later versions copy the leading ASCII in
   * bulk, so splitting only costs a call.
   */
  private static final int ASCII_ALONE = Runtime.version().feature() < 19 ? 32 : Integer.MAX_VALUE;

  static final long HIGHEST_BITS = 0x8080_8080_8080_8080L;
  private static final int SCRATCH = 128;

  private Utf8() {}

  /**
   * {@return a strict reader of a UTF-8 stream} It throws {@link
   * java.nio.charset.MalformedInputException} at the first invalid byte, after the text before it
   * has been read. It returns the characters that it has, instead of waiting for more bytes. It
   * keeps a byte order mark and is not thread-safe. Closing it closes the stream.
   *
   * @param in the stream
   * @param length the number of bytes, which bounds the buffer, or -1 if unknown
   */
  public static Reader reader(InputStream in, long length) {
    return new Utf8Reader(in, length);
  }

  /**
   * {@return whether the bytes are valid UTF-8, including a complete last character}
   *
   * @param bytes the bytes, which are not modified
   */
  public static boolean isWellFormed(byte[] bytes) {
    int at = endOfAscii(bytes, 0, bytes.length);
    if (at == bytes.length) {
      return true;
    }
    ByteBuffer run = ByteBuffer.wrap(bytes);
    CharBuffer scratch = CharBuffer.allocate(SCRATCH);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    while (at < bytes.length) {
      int end = endOfRun(bytes, at, bytes.length);
      if (!decodes(run.limit(end).position(at), scratch, decoder)) {
        return false;
      }
      at = endOfAscii(bytes, end, bytes.length);
    }
    return true;
  }

  private static boolean decodes(ByteBuffer bytes, CharBuffer scratch, CharsetDecoder decoder) {
    CoderResult result;
    decoder.reset();
    do {
      result = decoder.decode(bytes, scratch.clear(), true);
    } while (result.isOverflow());
    return result.isUnderflow();
  }

  /**
   * Returns the end of the next run to decode: the leading ASCII and, unless that is long, the
   * bytes after it up to the next eight bytes of ASCII.
   */
  static int endOfRun(byte[] bytes, int from, int to) {
    int at = endOfAscii(bytes, from, to);
    if (at - from >= ASCII_ALONE) {
      return at;
    }
    while (at <= to - Long.BYTES) {
      if (((long) EIGHT.get(bytes, at) & HIGHEST_BITS) == 0) {
        return at; // a short run of ASCII is cheaper to decode within the other run
      }
      at += Long.BYTES;
    }
    return to;
  }

  /**
   * Returns the index of the first byte that is not ASCII, or {@code to}. Looks at eight at a time.
   */
  private static int endOfAscii(byte[] bytes, int from, int to) {
    int at = from;
    while (at <= to - Long.BYTES && ((long) EIGHT.get(bytes, at) & HIGHEST_BITS) == 0) {
      at += Long.BYTES;
    }
    while (at < to && bytes[at] >= 0) {
      at++;
    }
    return at;
  }
}
