package dev.keyfob.internal.attempt;

import jakarta.annotation.Nullable;
import java.util.function.Supplier;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;

/** Holds a body in memory. The bytes are copied only if the body is read. */
final class ReplayableBody extends ResponseBody {

  private final byte[] bytes;
  private final Supplier<MediaType> type;
  private @Nullable Buffer source;

  /**
   * Creates a body.
   *
   * @param bytes the body, which must not be changed afterwards
   * @param type returns the media type, or null if there is none
   */
  ReplayableBody(byte[] bytes, Supplier<MediaType> type) {
    this.bytes = bytes;
    this.type = type;
  }

  @Override
  public @Nullable MediaType contentType() {
    return type.get();
  }

  @Override
  public long contentLength() {
    return bytes.length;
  }

  @Override
  public BufferedSource source() {
    if (source == null) {
      source = new Buffer().write(bytes);
    }
    return source;
  }

  @Override
  public void close() {
    if (source != null) { // otherwise closing would create the buffer
      super.close();
    }
  }
}
