package dev.keyfob.internal.events;

import dev.keyfob.internal.attempt.Attempt;
import dev.keyfob.internal.result.ResponseHandler;
import jakarta.annotation.Nullable;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** Creates the connections of one event stream. */
final class EventConnector {

  private final OkHttpClient client;
  private final Request request;
  private final ResponseHandler<?, Void> errors;
  private final long maxEventBytes;

  /**
   * Creates a connector.
   *
   * @param request the request as the generated client builds it
   * @param errors turns error responses and lost connections into exceptions
   */
  EventConnector(
      OkHttpClient client, Request request, ResponseHandler<?, Void> errors, long maxEventBytes) {
    this.client = client;
    this.request = request;
    this.errors = errors;
    this.maxEventBytes = maxEventBytes;
  }

  /** Creates a connection without opening it. */
  EventConnection connection(@Nullable String lastEventId, EventConnection.Receiver receiver) {
    Request.Builder builder =
        request
            .newBuilder()
            .tag(Attempt.class, Attempt.createForEvents(Attempt.of(request).operation()))
            .header("Accept", "text/event-stream");
    if (lastEventId != null) {
      builder.header("Last-Event-ID", lastEventId);
    }
    return new EventConnection(client.newCall(builder.build()), errors, maxEventBytes, receiver);
  }
}
