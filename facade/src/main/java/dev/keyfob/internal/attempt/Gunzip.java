package dev.keyfob.internal.attempt;

import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import okio.Buffer;

/**
 * Unpacks gzip (RFC 1952), of one member or several. A body that only claims to be gzip is returned
 * unchanged: the streams of Okio and of the JDK would lose its bytes.
 */
final class Gunzip {

  private static final int DEFLATE = 8;
  private static final int HEADER_SUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  private final ByteBuffer packed;
  private final long most;
  private final Buffer unpacked;
  private final byte[] part = new byte[8192];

  private Gunzip(byte[] packed, long most, Buffer unpacked) {
    this.packed = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
    this.most = most;
    this.unpacked = unpacked;
  }

  /**
   * Unpacks to the end, or until the limit is reached.
   *
   * @param unpacked receives the bytes, including those before a failure
   * @throws IOException if a member is broken after some of its bytes were decompressed
   */
  static void unpack(byte[] packed, long most, Buffer unpacked) throws IOException {
    new Gunzip(packed, most, unpacked).unpack();
  }

  private void unpack() throws IOException {
    while (packed.hasRemaining() && !isEnough()) {
      int start = packed.position();
      long before = unpacked.size();
      try {
        member();
      } catch (IOException broken) {
        if (unpacked.size() > before) {
          throw broken;
        }
        int rest = (int) Math.min(packed.limit() - start, most - before);
        unpacked.write(packed.array(), start, rest);
        return;
      }
    }
  }

  private boolean isEnough() {
    return unpacked.size() >= most;
  }

  private void member() throws IOException {
    Inflater inflater = new Inflater(true);
    try {
      skipHeader();
      CRC32 sum = new CRC32();
      inflater.setInput(packed);
      while (!inflater.finished() && !isEnough()) {
        int length = inflater.inflate(part, 0, (int) Math.min(part.length, most - unpacked.size()));
        if (length == 0 && !inflater.finished()) {
          throw new EOFException("the gzip breaks off");
        }
        sum.update(part, 0, length);
        unpacked.write(part, 0, length);
      }
      if (!isEnough()
          && (packed.getInt() != (int) sum.getValue()
              || packed.getInt() != (int) inflater.getBytesWritten())) {
        throw new IOException("the gzip has another checksum");
      }
    } catch (DataFormatException | BufferUnderflowException broken) {
      throw new IOException("the gzip is broken", broken);
    } finally {
      inflater.end();
    }
  }

  private void skipHeader() throws IOException {
    if (next() != 0x1f || next() != 0x8b || next() != DEFLATE) {
      throw new IOException("this is no gzip");
    }
    int flags = next();
    skip(6); // the header fields before the optional ones: time, flags and operating system
    if ((flags & EXTRA) != 0) {
      skip(next() | next() << 8);
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    if ((flags & HEADER_SUM) != 0) {
      skip(2);
    }
  }

  private int next() {
    return packed.get() & 0xff;
  }

  private void skip(int length) {
    for (int i = 0; i < length; i++) {
      next();
    }
  }

  private void skipText() {
    while (next() != 0) {}
  }
}
