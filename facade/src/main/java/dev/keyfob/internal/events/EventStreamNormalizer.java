package dev.keyfob.internal.events;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import okio.Source;
import okio.Timeout;

/**
 * Rewrites an event stream into the form that okhttp-sse reads correctly, and limits its events.
 *
 * <ul>
 *   <li>Removes a byte order mark, because okhttp-sse would miss the first line.
 *   <li>Ends each line with LF, because okhttp-sse waits for another byte after a CR.
 *   <li>Limits the length of an event, because okhttp-sse holds each event in memory.
 *   <li>Records {@code retry:} fields, because okhttp-sse does not report them.
 * </ul>
 */
final class EventStreamNormalizer implements Source {

  private static final ByteString BYTE_ORDER_MARK = ByteString.decodeHex("efbbbf");
  private static final String RETRY = "retry:";
  private static final int MAX_RETRY_LINE = 24;

  private final BufferedSource source;
  private final long limit;
  private final Buffer chunk = new Buffer();
  private final byte[] lineStart = new byte[MAX_RETRY_LINE];
  private boolean started;
  private boolean afterCr;
  private boolean tooLong;
  private long eventLength;
  private long lineLength;
  private long retryMillis = -1;

  /**
   * Creates a normalizer.
   *
   * @param limit maximum length of an event in bytes
   */
  EventStreamNormalizer(BufferedSource source, long limit) {
    this.source = source;
    this.limit = limit;
  }

  @Override
  public long read(Buffer sink, long byteCount) throws IOException {
    if (!started) {
      started = true;
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
        write(chunk.readByte(), sink);
      }
    }
    return sink.size() - before;
  }

  private void write(byte octet, Buffer sink) throws IOException {
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
      if (lineLength < MAX_RETRY_LINE) {
        lineStart[(int) lineLength] = octet;
      }
      lineLength++;
      if (eventLength + lineLength > limit) {
        tooLong = true;
        throw new IOException("an event exceeds " + limit + " bytes");
      }
    }
  }

  private void endLine() {
    if (lineLength == 0) {
      eventLength = 0;
    } else if (lineStart[0] != ':') {
      // Comments do not count towards the limit: they keep a connection alive, possibly for days
      // without an event.
      eventLength += lineLength;
      if (lineLength > RETRY.length() && lineLength <= MAX_RETRY_LINE) {
        recordRetry(new String(lineStart, 0, (int) lineLength, StandardCharsets.ISO_8859_1));
      }
    }
    lineLength = 0;
  }

  private void recordRetry(String line) {
    if (line.startsWith(RETRY)) {
      String digits =
          line.substring(line.charAt(RETRY.length()) == ' ' ? RETRY.length() + 1 : RETRY.length());
      if (digits.matches("[0-9]{1,17}")) {
        retryMillis = Long.parseLong(digits);
      }
    }
  }

  /** Returns whether reading failed because an event exceeds the limit. */
  boolean isTooLong() {
    return tooLong;
  }

  /** Returns the last {@code retry:} field in milliseconds, or -1. */
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
