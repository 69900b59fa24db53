package dev.keyfob.internal.events;

import dev.keyfob.error.ApiException;
import dev.keyfob.error.DecodingException;
import dev.keyfob.error.TransportException;
import dev.keyfob.internal.attempt.Attempt;
import dev.keyfob.internal.attempt.AttemptResult;
import dev.keyfob.internal.attempt.BlockedRequestException;
import dev.keyfob.internal.attempt.BufferedResponse;
import dev.keyfob.internal.result.FailureDescriptions;
import dev.keyfob.internal.result.ResponseHandler;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import okhttp3.sse.EventSources;
import okio.Okio;

/**
 * One connection of an event stream, from its request to its end. Returns failures, throws none.
 * Only {@link #cancel} is thread-safe.
 */
final class EventConnection {

  /** Receives the events of a connection. */
  interface Receiver {

    /**
     * Receives one event.
     *
     * @param id the last id that the server has sent on this connection, or null
     */
    void event(@Nullable String id, String data);
  }

  private final Call call;
  private final Attempt attempt;
  private final ResponseHandler<?, Void> errors;
  private final long maxEventBytes;
  private final Receiver receiver;
  private long retryMillis = -1;
  private boolean opened;
  private @Nullable Throwable readFailure;

  EventConnection(
      Call call, ResponseHandler<?, Void> errors, long maxEventBytes, Receiver receiver) {
    this.call = call;
    this.attempt = Attempt.of(call.request());
    this.errors = errors;
    this.maxEventBytes = maxEventBytes;
    this.receiver = receiver;
  }

  /**
   * Connects and receives events until the connection ends.
   *
   * @return the failure it ended with, or null if the server wants no further connection
   */
  @Nullable
  AttemptResult<Void> run() {
    Response response;
    try {
      response = call.execute();
    } catch (Exception failure) { // interceptors in Kotlin may throw undeclared checked exceptions
      return lost(failure);
    }
    try (response) {
      BufferedResponse buffered = attempt.response();
      if (!response.isSuccessful()) {
        return refused(response);
      }
      if (response.code() == 204) { // WHATWG HTML, 9.2: a 204 tells the client to stop reconnecting
        return null;
      }
      if (!buffered.isEventStream()) {
        return undecodable(
            buffered, "the response is not an event stream (Content-Type: text/event-stream).");
      }
      opened = true;
      call.timeout().cancel(); // callTimeout bounds connecting only
      return receive(response, buffered);
    }
  }

  /** Ends the connection, from any thread. */
  void cancel() {
    call.cancel();
  }

  private AttemptResult<Void> receive(Response response, BufferedResponse buffered) {
    EventStreamNormalizer normalizer =
        new EventStreamNormalizer(response.body().source(), maxEventBytes);
    MediaType type = response.body().contentType();
    Response normalized =
        response.newBuilder().body(ResponseBody.create(Okio.buffer(normalizer), type, -1)).build();
    EventSources.processResponse(normalized, new Listener());
    retryMillis = normalizer.retryMillis();
    if (normalizer.isTooLong()) {
      return undecodable(
          buffered, "an event is longer than maxResponseBytes on the client's builder allows.");
    }
    return AttemptResult.failed(ended(), true, -1);
  }

  private AttemptResult<Void> refused(Response response) {
    AttemptResult<Void> result =
        errors.fromResponse(attempt, retrofit2.Response.error(response.body(), response));
    boolean mayPass =
        result.failure() instanceof ApiException
            && (response.code() == 408 || response.code() == 429 || response.code() >= 500);
    return AttemptResult.failed(result.failure(), mayPass, result.delayMillis());
  }

  private AttemptResult<Void> lost(Exception failure) {
    AttemptResult<Void> result = errors.fromFailure(attempt, failure, call.isCanceled());
    if (result.throttled()) {
      return result;
    }
    boolean mayPass =
        result.failure() instanceof TransportException
            && !(failure instanceof BlockedRequestException
                || failure instanceof SSLPeerUnverifiedException);
    return AttemptResult.failed(result.failure(), mayPass, -1);
  }

  private AttemptResult<Void> undecodable(BufferedResponse response, String reason) {
    return AttemptResult.last(
        new DecodingException(
            attempt.operation().method(),
            attempt.operation().path(),
            response.status(),
            response.requestId(),
            reason,
            response.text()));
  }

  private TransportException ended() {
    String reason =
        readFailure instanceof IOException
            ? FailureDescriptions.reason(readFailure, call.isCanceled())
            : "the server ended the stream.";
    Throwable cause =
        readFailure instanceof SocketTimeoutException silence
            ? FailureDescriptions.cause(silence)
            : null;
    return new TransportException(
        attempt.operation().method(), attempt.operation().path(), reason, cause);
  }

  /** Returns whether the server started a stream. */
  boolean isOpened() {
    return opened;
  }

  /** Returns the last {@code retry:} field of this connection in milliseconds, or -1. */
  long retryMillis() {
    return retryMillis;
  }

  /** Returns the attempt, which has the response if one arrived. */
  Attempt attempt() {
    return attempt;
  }

  private final class Listener extends EventSourceListener {

    @Override
    public void onEvent(
        EventSource source, @Nullable String id, @Nullable String type, String data) {
      receiver.event(id, data);
    }

    @Override
    public void onFailure(
        EventSource source, @Nullable Throwable failure, @Nullable Response response) {
      readFailure = failure;
    }
  }
}
