package dev.keyfob.internal.attempt;

import dev.keyfob.json.BodyText;
import dev.keyfob.secret.Secret;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;

/**
 * Holds a response in memory: the part that arrived, up to the limit. Its toString shows nothing of
 * the body.
 */
public final class BufferedResponse {

  /** Says how reading the body ended. */
  public enum Ending {
    COMPLETE,
    CUT_OFF,
    TOO_LONG
  }

  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

  /** The maximum time to wait for the rest of a broken body. */
  private static final long REST_MILLIS = 500;

  private final int status;
  private final Headers headers;

  /** Parses the media type. It is seldom needed, and parsing takes as long as parsing a URL. */
  private final Supplier<MediaType> type;

  private byte[] body = {};
  private Ending ending = Ending.CUT_OFF;

  private BufferedResponse(int status, Headers headers, Supplier<MediaType> type) {
    this.status = status;
    this.headers = headers;
    this.type = type;
  }

  /** Returns the head of a response; {@link #read} adds the body. */
  public static BufferedResponse of(Response response) {
    return new BufferedResponse(response.code(), response.headers(), response.body()::contentType);
  }

  /**
   * Reads the body to its end and closes it. The bytes that were read before a failure are kept.
   *
   * @param gzipped whether the body is unpacked here
   * @param limit the most bytes, after unpacking
   * @return a body that can be read again
   * @throws IOException if the body of a success is cut off or too long; for any other status the
   *     head is enough
   */
  public ResponseBody read(ResponseBody body, boolean gzipped, long limit) throws IOException {
    try (body) {
      if (gzipped) {
        fillUnpacked(body.source(), limit);
      } else {
        fill(body.source(), limit);
      }
    } catch (IOException cutOff) {
      if (isSuccess()) {
        throw cutOff;
      }
    }
    return new ReplayableBody(this.body, this::type);
  }

  private void fill(BufferedSource source, long limit) throws IOException {
    Buffer read = new Buffer();
    try {
      ending = readAll(source, limit, read);
    } finally {
      body = read.readByteArray(); // keeps the bytes that came before a failure
    }
    requireNotTooLong(limit);
  }

  /**
   * Limits the compressed bytes, too: a compressed body is at most slightly longer than the
   * original.
   */
  @SuppressWarnings("Finally") // the failure of reading is reported, not the one of decompressing
  private void fillUnpacked(BufferedSource source, long limit) throws IOException {
    Buffer read = new Buffer();
    Buffer unpacked = new Buffer();
    Ending ofRead = Ending.CUT_OFF;
    try {
      ofRead = readAll(source, limit + limit / 1000 + 1000, read);
    } finally {
      try {
        Gunzip.unpack(read.readByteArray(), limit + 1, unpacked);
        ending = unpacked.size() > limit ? Ending.TOO_LONG : ofRead;
      } catch (IOException broken) {
        if (ofRead == Ending.COMPLETE) {
          throw broken;
        }
        ending = ofRead; // a body that was cut off cannot be decompressed to its end
      } finally {
        body = unpacked.readByteArray();
      }
    }
    requireNotTooLong(limit);
  }

  private static Ending readAll(BufferedSource source, long limit, Buffer into) throws IOException {
    try {
      while (into.size() <= limit) {
        if (source.read(into, limit + 1 - into.size()) == -1) {
          return Ending.COMPLETE;
        }
      }
      return Ending.TOO_LONG;
    } catch (IOException | RuntimeException | Error failure) {
      readRest(source, limit, into);
      throw failure;
    }
  }

  /**
   * Reads the bytes that are left after a failure. OkHttp leaves in the source's buffer what it had
   * read before it failed, and more may follow if only the length was wrong (HTTP/2). The caller
   * does not wait long, since nothing more may come.
   */
  private static void readRest(BufferedSource source, long limit, Buffer into) {
    source.timeout().deadline(REST_MILLIS, TimeUnit.MILLISECONDS);
    boolean more = true;
    while (more && into.size() <= limit) {
      Buffer buffered = source.getBuffer();
      more = buffered.size() > 0;
      into.write(buffered, Math.min(buffered.size(), limit + 1 - into.size()));
      try {
        more |= source.read(into, limit + 1 - into.size()) > 0;
      } catch (IOException | RuntimeException | Error again) {
        more |= source.getBuffer().size() > 0;
      }
    }
  }

  private void requireNotTooLong(long limit) throws IOException {
    if (ending == Ending.TOO_LONG && isSuccess()) {
      throw new IOException("the response is longer than " + limit + " bytes");
    }
  }

  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** Returns whether the media type is that of a stream of events. */
  public boolean isEventStream() {
    return isEventStream(type());
  }

  private static boolean isEventStream(@Nullable MediaType type) {
    return type != null && type.type().equals("text") && type.subtype().equals("event-stream");
  }

  public int status() {
    return status;
  }

  public Ending ending() {
    return ending;
  }

  public boolean isComplete() {
    return ending == Ending.COMPLETE;
  }

  /**
   * Returns whether the other response has the same body, or the rest of it after an interceptor
   * has read its beginning.
   */
  public boolean endsWith(BufferedResponse other) {
    int before = body.length - other.body.length;
    if (before < 0 || !(status == other.status || (isSuccess() && other.isSuccess()))) {
      return false;
    }
    return Arrays.equals(body, before, body.length, other.body, 0, other.body.length);
  }

  @Nullable
  public String header(String name) {
    return headers.get(name);
  }

  /** Returns all headers, by name in lower case. */
  public Map<String, List<String>> headers() {
    return headers.toMultimap();
  }

  /** Returns the body byte by byte, with its own media type. */
  public ResponseBody bytes() {
    return new ReplayableBody(body, this::type);
  }

  @Nullable
  public String requestId() {
    return headers.get("X-Request-Id");
  }

  /** Returns the body as UTF-8 JSON, in whatever character encoding it was received. */
  public ResponseBody toJsonBody() {
    return BodyText.isPlain(body)
        ? new ReplayableBody(body, () -> JSON)
        : ResponseBody.create(text().reveal(), JSON);
  }

  /**
   * Returns the media type, or null if there is none or a caller's response body fails to say it.
   */
  private @Nullable MediaType type() {
    try {
      return type.get();
    } catch (Throwable ofInterceptor) { // Kotlin code may throw undeclared checked exceptions
      return null;
    }
  }

  public ResponseDate date() {
    return new ResponseDate(headers.get("Date"));
  }

  public boolean isEmpty() {
    return body.length == 0;
  }

  /** Returns the number of bytes. */
  public int length() {
    return body.length;
  }

  /** Returns the body as text. Each call decodes it anew, since it may be large. */
  public Secret<String> text() {
    byte[] bytes = body;
    boolean cut = !isComplete();
    return Secret.computed(() -> BodyText.of(bytes, this::type, cut));
  }

  @Override
  public String toString() {
    return "BufferedResponse " + status;
  }
}
