package dev.keyfob.internal.events;

import dev.keyfob.internal.attempt.Attempt;
import dev.keyfob.internal.result.ResponseHandler;
import jakarta.annotation.Nullable;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** Makes the connections of one stream of events. */
final class EventConnector {

  private final OkHttpClient client;
  private final Request request;
  private final ResponseHandler<?, Void> judge;
  private final long maxEventBytes;

  /**
   * Creates one.
   *
   * @param request as the generated client has made it
   */
  EventConnector(
      OkHttpClient client, Request request, ResponseHandler<?, Void> judge, long maxEventBytes) {
    this.client = client;
    this.request = request;
    this.judge = judge;
    this.maxEventBytes = maxEventBytes;
  }

  /** The next, not begun yet. */
  EventConnection next(@Nullable String lastEventId, EventConnection.Receiver receiver) {
    Request.Builder next =
        request
            .newBuilder()
            .tag(Attempt.class, Attempt.ofEvents(Attempt.of(request).operation()))
            .header("Accept", "text/event-stream");
    if (lastEventId != null) {
      next.header("Last-Event-ID", lastEventId);
    }
    return new EventConnection(client.newCall(next.build()), judge, maxEventBytes, receiver);
  }
}
