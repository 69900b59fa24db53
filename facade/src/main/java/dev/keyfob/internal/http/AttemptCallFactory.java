package dev.keyfob.internal.http;

import dev.keyfob.internal.attempt.Attempt;
import dev.keyfob.internal.config.BaseUrl;
import dev.keyfob.operation.Operation;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import retrofit2.Invocation;

/**
 * Creates the OkHttp calls for Retrofit. It replaces Retrofit's tag, whose text shows every
 * argument, by an {@link Attempt}, before an event listener can see it.
 */
public final class AttemptCallFactory implements Call.Factory {

  private final OkHttpClient client;
  private final ReusedConnections connections;

  private final HttpUrl baseUrl;

  public AttemptCallFactory(OkHttpClient client, HttpUrl baseUrl, ReusedConnections connections) {
    this.client = client;
    this.baseUrl = baseUrl;
    this.connections = connections;
  }

  @Override
  public Call newCall(Request request) {
    Operation operation = request.tag(Invocation.class).method().getAnnotation(Operation.class);
    if (operation == null) {
      throw new IllegalStateException(
          "the method has no @Operation: call only methods of generated interfaces");
    }
    if (!BaseUrl.sameOrigin(request.url(), baseUrl)) {
      throw new IllegalStateException(
          "the path of "
              + operation.id()
              + " leads to another host than baseUrl; the request was not sent");
    }
    Call call =
        client.newCall(
            request
                .newBuilder()
                .tag(Invocation.class, null)
                .tag(Attempt.class, Attempt.create(operation))
                .build());
    call.addEventListener(connections);
    return call;
  }
}
