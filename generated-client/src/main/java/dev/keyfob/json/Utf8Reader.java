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
 * The text of UTF-8, by the JDK's decoder, with an error for what is none.
 *
 * <p>The decoder is quick with ASCII until the first byte that is not, on JDK 17 only where there
 * is none, and slow from there to the end of what it was given. So it is given one run at a time,
 * as {@link Utf8#endOfRun} says. Answers with an accent here and there take less than half the time
 * that they take an {@link java.io.InputStreamReader} on JDK 17.
 */
final class Utf8Reader extends Reader {

  /**
   * With 8 kB, as the JDK's readers have, a list takes an eighth longer on JDK 17 and 25; why is
   * not known.
   */
  private static final int LONGEST_CHUNK = 2048;

  private static final int LONGEST_CHARACTER = 4;

  private final InputStream in;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();

  private final byte[] chunk;
  private int filled;
  private boolean ended;
  private boolean closed;

  /** What of the chunk is decoded next. */
  private final ByteBuffer run;

  /** The second half of a surrogate pair for which there was no room, or 0. */
  private char secondHalf;

  Utf8Reader(InputStream in, long length) {
    this.in = in;
    this.chunk = new byte[chunkSize(length)];
    this.run = ByteBuffer.wrap(chunk).limit(0);
  }

  private static int chunkSize(long length) {
    return length < 0
        ? LONGEST_CHUNK
        : (int) Math.max(LONGEST_CHARACTER, Math.min(length, LONGEST_CHUNK));
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
      if (result.isError() && read == 0) { // else when what is before it has been read
        result.throwException();
      } else if (result.isOverflow() && read == 0) {
        chars[offset] = firstHalf();
        return 1;
      } else if (result.isUnderflow() && run.limit() < filled) {
        run.limit(Utf8.endOfRun(chunk, run.limit(), filled));
      } else if (read > 0) { // rather than to wait for more
        return read;
      } else if (ended) {
        return -1;
      } else {
        fill();
      }
    }
  }

  /**
   * Of a surrogate pair, where there is room for one char alone; only with room for two is the last
   * byte looked at.
   */
  private char firstHalf() throws CharacterCodingException {
    CharBuffer pair = CharBuffer.allocate(2);
    CoderResult result = decoder.decode(run, pair, ended);
    if (pair.position() == 0) { // else an error is one of what is behind it
      result.throwException();
    }
    secondHalf = pair.get(1);
    return pair.get(0);
  }

  /** Whatever the stream throws, what has come of a character stays. */
  private void fill() throws IOException {
    run.compact().flip();
    filled = run.limit();
    int read = in.read(chunk, filled, chunk.length - filled);
    if (read == 0) {
      throw new IOException("the stream gives no bytes, and does not end");
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
