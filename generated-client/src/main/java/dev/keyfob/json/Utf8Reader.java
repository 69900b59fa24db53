package dev.keyfob.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A strict reader of UTF-8 that uses the JDK's decoder.
 *
 * <p>On JDK 17 the decoder is fast only for pure ASCII input. So it gets one run at a time, see
 * {@link Utf8#endOfRun}. Responses with few other characters take less than half the time of an
 * {@link java.io.InputStreamReader} on JDK 17.
 */
final class Utf8Reader extends Reader {

  /**
   * Size of a chunk in bytes. Measured: with the JDK's 8 kB, a list takes an eighth longer on JDK
   * 17 and 25.
   */
  private static final int MAX_CHUNK = 2048;

  private static final int MAX_CHARACTER = 4;

  private final InputStream in;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();

  private final byte[] chunk;
  private int filled;
  private boolean ended;
  private boolean closed;

  /** The part of the chunk to decode next. */
  private final ByteBuffer run;

  /** The second char of a surrogate pair that did not fit, or 0. */
  private char secondHalf;

  Utf8Reader(InputStream in, long length) {
    this.in = in;
    this.chunk = new byte[chunkSize(length)];
    this.run = ByteBuffer.wrap(chunk).limit(0);
  }

  private static int chunkSize(long length) {
    return length < 0 ? MAX_CHUNK : (int) Math.max(MAX_CHARACTER, Math.min(length, MAX_CHUNK));
  }

  @Override
  public int read(char[] chars, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, chars.length);
    if (closed) {
      throw new IOException("closed");
    }
    if (length == 0) {
      return 0;
    }
    if (secondHalf != 0) {
      chars[offset] = secondHalf;
      secondHalf = 0;
      return 1;
    }
    CharBuffer out = CharBuffer.wrap(chars, offset, length);
    while (true) {
      CoderResult result = decoder.decode(run, out, ended);
      int read = out.position() - offset;
      if (result.isError() && read == 0) { // otherwise the text before the error is returned first
        result.throwException();
      } else if (result.isOverflow() && read == 0) {
        chars[offset] = firstHalf();
        return 1;
      } else if (result.isUnderflow() && run.limit() < filled) {
        run.limit(Utf8.endOfRun(chunk, run.limit(), filled));
      } else if (read > 0) { // returns the text so far instead of blocking
        return read;
      } else if (ended) {
        return -1;
      } else {
        fill();
      }
    }
  }

  /**
   * Returns the first char of a surrogate pair if there is room for one char only. The decoder
   * needs room for both to check the last byte.
   */
  private char firstHalf() throws CharacterCodingException {
    CharBuffer pair = CharBuffer.allocate(2);
    CoderResult result = decoder.decode(run, pair, ended);
    if (pair.position() == 0) { // otherwise the error is in the bytes after the pair
      result.throwException();
    }
    secondHalf = pair.get(1);
    return pair.get(0);
  }

  /** Reads more bytes. An incomplete character stays in the chunk even if the stream throws. */
  private void fill() throws IOException {
    run.compact().flip();
    filled = run.limit();
    int read = in.read(chunk, filled, chunk.length - filled);
    if (read == 0) {
      throw new IOException("the stream returned 0 bytes without ending");
    }
    ended = read == -1;
    filled += Math.max(read, 0);
    run.limit(Utf8.endOfRun(chunk, run.limit(), filled));
  }

  @Override
  public void close() throws IOException {
    closed = true;
    in.close();
  }
}
