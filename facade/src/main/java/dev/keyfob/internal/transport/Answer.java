package dev.keyfob.internal.transport;

import dev.keyfob.secret.Secret;
import jakarta.annotation.Nullable;
import java.io.IOException;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;

/** An answer read as far as it came and as far as the limit allows. Its toString shows nothing of the body. */
final class Answer {

  /** How the body came to its end. */
  enum Ending {
    COMPLETE,
    BROKEN_OFF,
    TOO_LONG
  }

  private final int status;
  private final Headers headers;
  private final @Nullable MediaType type;
  private final Buffer body = new Buffer();
  private Ending ending = Ending.BROKEN_OFF;

  private Answer(int status, Headers headers, @Nullable MediaType type) {
    this.status = status;
    this.headers = headers;
    this.type = type;
  }

  /** Takes in a response: all of it, or its head alone if it is the stream of events that was asked for. */
  static ResponseBody receive(Response response, long limit, Attempt attempt) throws IOException {
    Answer head = new Answer(response.code(), response.headers(), response.body().contentType());
    if (attempt.isOfEvents() && head.isSuccess() && head.isEventStream()) {
      attempt.answered(head);
      return response.body();
    }
    return read(response, limit, attempt).toResponseBody();
  }

  /**
   * Reads a response to its end and closes it. The attempt gets to know the answer before the first byte is read, so
   * that nothing is lost of one that breaks off.
   *
   * @throws IOException when a success breaks off or is too long; of any other answer the status says enough
   */
  static Answer read(Response response, long limit, Attempt attempt) throws IOException {
    try (ResponseBody body = response.body()) {
      Answer answer = new Answer(response.code(), response.headers(), body.contentType());
      attempt.answered(answer);
      try {
        answer.fill(body.source(), limit);
      } catch (IOException brokenOff) {
        if (answer.isSuccess()) {
          throw brokenOff;
        }
      }
      return answer;
    }
  }

  /** What Retrofit makes of an answer that is no success. */
  static Answer of(retrofit2.Response<?> response) {
    ResponseBody body = response.errorBody();
    Answer answer = new Answer(response.code(), response.headers(), body == null ? null : body.contentType());
    try {
      if (body != null) {
        answer.body.writeAll(body.source());
      }
    } catch (IOException gone) {
      // Retrofit has it in memory: only a body that somebody has closed ends here, and then it is empty.
    }
    answer.ending = Ending.COMPLETE;
    return answer;
  }

  private void fill(BufferedSource source, long limit) throws IOException {
    while (body.size() <= limit) {
      if (source.read(body, limit + 1 - body.size()) == -1) {
        ending = Ending.COMPLETE;
        return;
      }
    }
    ending = Ending.TOO_LONG;
    if (isSuccess()) {
      throw new IOException("the answer is longer than " + limit + " bytes");
    }
  }

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  boolean isEventStream() {
    return type != null && type.type().equals("text") && type.subtype().equals("event-stream");
  }

  int status() {
    return status;
  }

  Ending ending() {
    return ending;
  }

  @Nullable String header(String name) {
    return headers.get(name);
  }

  @Nullable String requestId() {
    return headers.get("X-Request-Id");
  }

  /** The bytes again, for whoever reads next. */
  ResponseBody toResponseBody() {
    return ResponseBody.create(body.clone(), type, body.size());
  }

  boolean isEmpty() {
    return body.size() == 0;
  }

  /** The body as text: UTF-8 unless it says otherwise. */
  Secret<String> text() {
    try {
      return Secret.of(toResponseBody().string());
    } catch (IOException impossible) {
      throw new IllegalStateException("a buffer in memory cannot fail", impossible);
    }
  }

  @Override
  public String toString() {
    return "Answer " + status;
  }
}
