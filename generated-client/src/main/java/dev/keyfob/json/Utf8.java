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
 * UTF-8 (RFC 3629) taken for what it is, with an error where it is not, and on JDK 17 quicker than
 * by its own classes where most is ASCII and some is not, as in answers.
 *
 * @since 0.1.0
 */
public final class Utf8 {

  /**
   * Rather than ByteBuffer's getLong: on JDK 17 that is called for each eight bytes, and no part of
   * the loop, until something else has loaded a class in the signature of what it calls.
   */
  static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  /**
   * So much ASCII is a run of its own: before JDK 19, the decoder copies ASCII at once where there
   * is nothing else, and byte by byte where there is. Later ones copy what is before the first
   * other byte, and two runs only cost a call.
   */
  private static final int ASCII_ALONE = Runtime.version().feature() < 19 ? 32 : Integer.MAX_VALUE;

  static final long HIGHEST_BITS = 0x8080_8080_8080_8080L;
  private static final int SCRATCH = 128;

  private Utf8() {}

  /**
   * The text of a stream. The reader throws {@link java.nio.charset.MalformedInputException} at
   * what is not UTF-8, once all before it has been read; it waits for no more than a character,
   * keeps a byte order mark, closes the stream when it is closed, and is not safe for use by
   * several threads.
   *
   * @param in what to read
   * @param length how many bytes there are, so that few take little memory, or -1 if that is not
   *     known
   * @return the reader, which throws what the stream throws
   */
  public static Reader reader(InputStream in, long length) {
    return new Utf8Reader(in, length);
  }

  /**
   * Whether all of this is UTF-8, to the end of its last character.
   *
   * @param bytes which are only looked at
   * @return false if a decoder would have to put a replacement for any of it
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
   * The end of what is best decoded at once: of the ASCII from there on and, unless that is much,
   * of what is behind it, eight bytes at a time, up to eight of ASCII.
   */
  static int endOfRun(byte[] bytes, int from, int to) {
    int at = endOfAscii(bytes, from, to);
    if (at - from >= ASCII_ALONE) {
      return at;
    }
    while (at <= to - Long.BYTES) {
      if (((long) EIGHT.get(bytes, at) & HIGHEST_BITS) == 0) {
        return at; // fewer than that cost less in one run with what is before them
      }
      at += Long.BYTES;
    }
    return to;
  }

  /** The first byte from there on that is not ASCII, or {@code to}; looks at eight at a time. */
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
