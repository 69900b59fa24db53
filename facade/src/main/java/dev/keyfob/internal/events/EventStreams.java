package dev.keyfob.internal.events;

import dev.keyfob.internal.attempt.Attempt;
import dev.keyfob.internal.call.ApiTransport;
import dev.keyfob.internal.result.ExpectedBody;
import dev.keyfob.internal.result.ResponseHandler;
import dev.keyfob.secret.Serializers;
import java.util.function.Function;
import okhttp3.OkHttpClient;
import retrofit2.Call;

/** Opens event streams on a client's transport. */
public final class EventStreams {

  private EventStreams() {}

  /**
   * Opens a stream and starts reading it on a thread of its own. The stream ends when the transport
   * is closed.
   *
   * @param call describes the request; it is not executed itself
   * @param type the generated type of an event
   * @param mapper turns a decoded event into what the stream returns
   * @param identity returns a key by which a repeated event is recognized, or null if the event has
   *     none
   * @throws IllegalStateException if the client is closed
   */
  public static <T, R> EventStream<R> open(
      ApiTransport transport,
      Call<?> call,
      Class<T> type,
      Function<? super T, ? extends R> mapper,
      Function<? super R, ?> identity,
      EventStreamOptions options) {
    Serializers.refuse();
    transport.requireOpen();
    OkHttpClient client =
        transport.httpClient().newBuilder().readTimeout(options.idleLimit()).build();
    ResponseHandler<Object, Void> errors =
        transport.responseHandler((response, body) -> null, ExpectedBody.IGNORED, "");
    EventStream<R> stream =
        new EventStream<>(
            Attempt.of(call.request()).operation(),
            new EventConnector(client, call.request(), errors, transport.maxResponseBytes()),
            new EventDecoder<>(transport.adapter(type), mapper, identity),
            options,
            transport.retries());
    stream.start(transport.register(stream::close));
    return stream;
  }
}
