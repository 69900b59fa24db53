package dev.keyfob.internal.attempt;

import dev.keyfob.json.BodyText;
import dev.keyfob.secret.Secret;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.function.Supplier;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;

/**
 * An answer read as far as it came and as far as the limit allows. Its toString shows nothing of
 * the body.
 */
public final class BufferedResponse {

  /** How the body came to its end. */
  public enum Ending {
    COMPLETE,
    BROKEN_OFF,
    TOO_LONG
  }

  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

  private final int status;
  private final Headers headers;

  /**
   * Gives null where none is declared. Parsing it takes as long as parsing a URL, and hardly
   * anybody asks.
   */
  private final Supplier<MediaType> type;

  private final boolean eventStream;
  private byte[] body = {};
  private Ending ending = Ending.BROKEN_OFF;

  private BufferedResponse(
      int status, Headers headers, Supplier<MediaType> type, boolean ofEvents) {
    this.status = status;
    this.headers = headers;
    this.type = type;
    this.eventStream = ofEvents && isEventStream(type.get());
  }

  /**
   * Takes in a response: all of it, or its head alone if it is the stream of events that was asked
   * for.
   *
   * @param packed whether the body is gzip, to be unpacked here
   */
  public static ResponseBody receive(Response response, boolean packed, long limit, Attempt attempt)
      throws IOException {
    BufferedResponse answer =
        new BufferedResponse(
            response.code(),
            response.headers(),
            response.body()::contentType,
            attempt.isOfEvents());
    attempt.answered(
        answer); // before the first byte is read, so that nothing is lost of one that breaks off
    if (answer.isStreamFor(attempt)) {
      return response.body();
    }
    answer.read(response.body(), packed, limit);
    return answer.toBody();
  }

  /**
   * Reads a body to its end and closes it.
   *
   * @throws IOException when a success breaks off or is too long; of any other answer the status
   *     says enough
   */
  private void read(ResponseBody body, boolean packed, long limit) throws IOException {
    try (body) {
      if (packed) {
        fillUnpacked(body.source(), limit);
      } else {
        fill(body.source(), limit);
      }
    } catch (IOException brokenOff) {
      if (isSuccess()) {
        throw brokenOff;
      }
    }
  }

  private void fill(BufferedSource source, long limit) throws IOException {
    Buffer read = new Buffer();
    try {
      ending = readAll(source, limit, read);
    } finally {
      body =
          read.readByteArray(); // what has come, also where it breaks off; the buffer's parts are
      // used again
    }
    requireNotTooLong(limit);
  }

  /**
   * The limit is for what is unpacked, and for what comes, which packing may have made a little
   * longer.
   */
  @SuppressWarnings("Finally") // what broke it off is the news, not what is thrown here
  private void fillUnpacked(BufferedSource source, long limit) throws IOException {
    Buffer read = new Buffer();
    Buffer unpacked = new Buffer();
    Ending ofRead = Ending.BROKEN_OFF;
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
        ending = ofRead; // where it had to be broken
      } finally {
        body = unpacked.readByteArray();
      }
    }
    requireNotTooLong(limit);
  }

  private static Ending readAll(BufferedSource source, long limit, Buffer into) throws IOException {
    while (into.size() <= limit) {
      if (source.read(into, limit + 1 - into.size()) == -1) {
        return Ending.COMPLETE;
      }
    }
    return Ending.TOO_LONG;
  }

  private void requireNotTooLong(long limit) throws IOException {
    if (ending == Ending.TOO_LONG && isSuccess()) {
      throw new IOException("the answer is longer than " + limit + " bytes");
    }
  }

  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** Whether this is the stream of events that was asked for, which is not read here. */
  public boolean isStreamFor(Attempt attempt) {
    return attempt.isOfEvents() && isSuccess() && eventStream;
  }

  /** Whether it is called a stream of events, where one was asked for. */
  public boolean isEventStream() {
    return eventStream;
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
   * Whether the other says the same, with the same body or what is left after somebody has read
   * from it.
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

  @Nullable
  public String requestId() {
    return headers.get("X-Request-Id");
  }

  /** The bytes as they came. */
  ResponseBody toBody() {
    return new ReplayableBody(body, this::type);
  }

  /** The text as JSON has to be, whatever it was encoded in, and called. */
  public ResponseBody toJsonBody() {
    return BodyText.isPlain(body)
        ? new ReplayableBody(body, () -> JSON)
        : ResponseBody.create(text().reveal(), JSON);
  }

  /**
   * Null, too, where a caller's interceptor has put in a body that cannot tell, or not any more.
   */
  private @Nullable MediaType type() {
    try {
      return type.get();
    } catch (Throwable callers) { // being Kotlin's, it may throw whatever it likes
      return null;
    }
  }

  /** The server's own time. */
  @Nullable
  public Instant date() {
    Date date = headers.getDate("Date");
    return date == null ? null : date.toInstant();
  }

  public boolean isEmpty() {
    return body.length == 0;
  }

  /** The body as text. */
  public Secret<String> text() {
    return Secret.of(BodyText.of(body, this::type, !isComplete()));
  }

  @Override
  public String toString() {
    return "BufferedResponse " + status;
  }
}
