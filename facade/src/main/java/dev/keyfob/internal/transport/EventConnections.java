package dev.keyfob.internal.transport;

import jakarta.annotation.Nullable;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** Makes the connections of one stream of events. */
final class EventConnections {

  private final OkHttpClient client;
  private final Request request;
  private final Judge<?, Void> judge;
  private final long maxEventBytes;

  /**
   * @param request as the generated client has made it
   */
  EventConnections(OkHttpClient client, Request request, Judge<?, Void> judge, long maxEventBytes) {
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
