package dev.keyfob.internal.events;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import okio.Source;
import okio.Timeout;

/**
 * An event stream in the form that okhttp-sse reads best: without a byte order mark, in front of
 * which it misses the first line; with LF alone at the end of each line, since after a CR it waits
 * for the byte that follows; and with a bound on the length of an event, which it gathers in
 * memory. Notes {@code retry:}, which it keeps to itself.
 */
final class EventStreamNormalizer implements Source {

  private static final ByteString BYTE_ORDER_MARK = ByteString.decodeHex("efbbbf");
  private static final String RETRY = "retry:";
  private static final int LONGEST_RETRY = 24;

  private final BufferedSource source;
  private final long limit;
  private final Buffer chunk = new Buffer();
  private final byte[] lineStart = new byte[LONGEST_RETRY];
  private boolean begun;
  private boolean afterCr;
  private boolean tooLong;
  private long eventLength;
  private long lineLength;
  private long retryMillis = -1;

  /**
   * Creates one.
   *
   * @param limit how many bytes an event may have
   */
  EventStreamNormalizer(BufferedSource source, long limit) {
    this.source = source;
    this.limit = limit;
  }

  @Override
  public long read(Buffer sink, long byteCount) throws IOException {
    if (!begun) {
      begun = true;
      if (source.rangeEquals(0, BYTE_ORDER_MARK)) {
        source.skip(BYTE_ORDER_MARK.size());
      }
    }
    long before = sink.size();
    while (sink.size() == before) {
      if (source.read(chunk, byteCount) == -1) {
        return -1;
      }
      while (!chunk.exhausted()) {
        take(chunk.readByte(), sink);
      }
    }
    return sink.size() - before;
  }

  private void take(byte octet, Buffer sink) throws IOException {
    boolean secondOfCrLf = afterCr && octet == '\n';
    afterCr = octet == '\r';
    if (secondOfCrLf) {
      return;
    }
    if (afterCr || octet == '\n') {
      sink.writeByte('\n');
      endLine();
    } else {
      sink.writeByte(octet);
      if (lineLength < LONGEST_RETRY) {
        lineStart[(int) lineLength] = octet;
      }
      lineLength++;
      if (eventLength + lineLength > limit) {
        tooLong = true;
        throw new IOException("an event is longer than " + limit + " bytes");
      }
    }
  }

  private void endLine() {
    if (lineLength == 0) {
      eventLength = 0;
    } else if (lineStart[0]
        != ':') { // comments keep a connection alive, and there may be nothing else for days
      eventLength += lineLength;
      if (lineLength > RETRY.length() && lineLength <= LONGEST_RETRY) {
        noteRetry(new String(lineStart, 0, (int) lineLength, StandardCharsets.ISO_8859_1));
      }
    }
    lineLength = 0;
  }

  private void noteRetry(String line) {
    if (line.startsWith(RETRY)) {
      String digits =
          line.substring(line.charAt(RETRY.length()) == ' ' ? RETRY.length() + 1 : RETRY.length());
      if (digits.matches("[0-9]{1,17}")) {
        retryMillis = Long.parseLong(digits);
      }
    }
  }

  /** Whether it was given up because an event is longer than allowed. */
  boolean isTooLong() {
    return tooLong;
  }

  /** How long the server asks to wait before connecting again, or -1. */
  long retryMillis() {
    return retryMillis;
  }

  @Override
  public Timeout timeout() {
    return source.timeout();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
