package dev.keyfob.internal.transport;

import jakarta.annotation.Nullable;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.Okio;
import okio.Source;
import okio.Timeout;

/** A body whose bytes somebody keeps. Those are only copied for who reads it, and part by part. */
final class KeptBody extends ResponseBody {

  private final byte[] bytes;
  private final @Nullable MediaType type;
  private @Nullable BufferedSource source;

  /**
   * @param bytes that nobody changes any more
   */
  KeptBody(byte[] bytes, @Nullable MediaType type) {
    this.bytes = bytes;
    this.type = type;
  }

  @Override
  public @Nullable MediaType contentType() {
    return type;
  }

  @Override
  public long contentLength() {
    return bytes.length;
  }

  @Override
  public BufferedSource source() {
    if (source == null) {
      source = Okio.buffer(new Kept(bytes));
    }
    return source;
  }

  /** Okio's own source of a stream would break off where the thread is interrupted. */
  private static final class Kept implements Source {

    private final byte[] bytes;
    private int at;

    Kept(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public long read(Buffer sink, long byteCount) {
      if (at == bytes.length) {
        return -1;
      }
      int count = (int) Math.min(byteCount, bytes.length - at);
      sink.write(bytes, at, count);
      at += count;
      return count;
    }

    @Override
    public Timeout timeout() {
      return Timeout.NONE;
    }

    @Override
    public void close() {
      // it holds nothing but what somebody keeps
    }
  }
}
