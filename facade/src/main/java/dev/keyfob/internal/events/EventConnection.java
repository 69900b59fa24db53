package dev.keyfob.internal.events;

import dev.keyfob.error.ApiException;
import dev.keyfob.error.DecodingException;
import dev.keyfob.error.TransportException;
import dev.keyfob.internal.attempt.Attempt;
import dev.keyfob.internal.attempt.AttemptResult;
import dev.keyfob.internal.attempt.BlockedRequestException;
import dev.keyfob.internal.attempt.BufferedResponse;
import dev.keyfob.internal.result.LostReason;
import dev.keyfob.internal.result.ResponseHandler;
import dev.keyfob.internal.result.SafeCause;
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
 * One connection of a stream, from its request to its end. Throws nothing; for one thread, but for
 * {@link #cancel}.
 */
final class EventConnection {

  /** Gets what comes. */
  interface Receiver {

    /**
     * An event came.
     *
     * @param id the last that the server has given to an event of this connection, if any
     */
    void event(@Nullable String id, String data);
  }

  private final Call call;
  private final Attempt attempt;
  private final ResponseHandler<?, Void> judge;
  private final long maxEventBytes;
  private final Receiver receiver;
  private long retryMillis = -1;
  private boolean opened;
  private @Nullable Throwable brokenBy;

  EventConnection(
      Call call, ResponseHandler<?, Void> judge, long maxEventBytes, Receiver receiver) {
    this.call = call;
    this.attempt = Attempt.of(call.request());
    this.judge = judge;
    this.maxEventBytes = maxEventBytes;
    this.receiver = receiver;
  }

  /**
   * Connects and receives until there is nothing more.
   *
   * @return null when the server wants no other connection; else a failure, {@link
   *     AttemptResult#again} if another may follow
   */
  @Nullable
  AttemptResult<Void> run() {
    Response response;
    try {
      response = call.execute();
    } catch (
        Exception failure) { // not IOException alone: OkHttp, being Kotlin, lets others through
      return lost(failure);
    }
    try (response) {
      BufferedResponse answer = attempt.answer();
      if (!response.isSuccessful()) {
        return refused(response);
      }
      if (response.code() == 204) { // WHATWG, HTML, 9.2: how a server tells a client to stop
        return null;
      }
      if (!answer.isEventStream()) {
        return undecodable(answer, "the answer is no event stream (text/event-stream).");
      }
      opened = true;
      call.timeout().cancel(); // it was for connecting
      return receive(response, answer);
    }
  }

  /** Ends it from any thread. */
  void cancel() {
    call.cancel();
  }

  private AttemptResult<Void> receive(Response response, BufferedResponse answer) {
    EventStreamNormalizer lines =
        new EventStreamNormalizer(response.body().source(), maxEventBytes);
    MediaType type = response.body().contentType();
    Response tidied =
        response.newBuilder().body(ResponseBody.create(Okio.buffer(lines), type, -1)).build();
    EventSources.processResponse(tidied, new Listener());
    retryMillis = lines.retryMillis();
    if (lines.isTooLong()) {
      return undecodable(
          answer, "an event is longer than maxResponseBytes on the client's builder allows.");
    }
    return AttemptResult.failed(broken(), true, -1);
  }

  private AttemptResult<Void> refused(Response response) {
    AttemptResult<Void> outcome =
        judge.answered(attempt, retrofit2.Response.error(response.body(), response));
    boolean again =
        outcome.failure() instanceof ApiException
            && (response.code() == 408 || response.code() == 429 || response.code() >= 500);
    return AttemptResult.failed(outcome.failure(), again, outcome.hintMillis());
  }

  private AttemptResult<Void> lost(Exception failure) {
    AttemptResult<Void> outcome = judge.failed(attempt, failure, call.isCanceled());
    if (outcome.held()) {
      return outcome;
    }
    boolean again =
        outcome.failure() instanceof TransportException
            && !(failure instanceof BlockedRequestException
                || failure instanceof SSLPeerUnverifiedException);
    return AttemptResult.failed(outcome.failure(), again, -1);
  }

  private AttemptResult<Void> undecodable(BufferedResponse answer, String reason) {
    return AttemptResult.last(
        new DecodingException(
            attempt.operation().method(),
            attempt.operation().path(),
            answer.status(),
            answer.requestId(),
            reason,
            answer.text()));
  }

  private TransportException broken() {
    String reason =
        brokenBy instanceof IOException
            ? LostReason.of(brokenBy, call.isCanceled())
            : "the server ended the stream.";
    Throwable cause =
        brokenBy instanceof SocketTimeoutException silence ? SafeCause.of(silence) : null;
    return new TransportException(
        attempt.operation().method(), attempt.operation().path(), reason, cause);
  }

  /** Whether events could come. */
  boolean isOpened() {
    return opened;
  }

  /**
   * How long the server asked to wait before each further connection, or -1 where this one did not
   * say.
   */
  long retryMillis() {
    return retryMillis;
  }

  /** How far it got: its answer, if there was one. */
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
      brokenBy = failure;
    }
  }
}
