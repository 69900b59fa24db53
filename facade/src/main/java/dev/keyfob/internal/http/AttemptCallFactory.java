package dev.keyfob.internal.http;

import dev.keyfob.internal.attempt.Attempt;
import dev.keyfob.operation.Operation;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import retrofit2.Invocation;

/**
 * Makes the calls that Retrofit asks for. Takes Retrofit's own tag off the request before anybody,
 * be it an event listener, gets to see it, since that tag's text shows every argument; what the
 * transport needs of it goes into ours.
 */
public final class AttemptCallFactory implements Call.Factory {

  private final OkHttpClient client;

  public AttemptCallFactory(OkHttpClient client) {
    this.client = client;
  }

  @Override
  public Call newCall(Request request) {
    Operation operation = request.tag(Invocation.class).method().getAnnotation(Operation.class);
    if (operation == null) {
      throw new IllegalStateException(
          "a method of a generated client says nothing of its operation: @Operation");
    }
    return client.newCall(
        request
            .newBuilder()
            .tag(Invocation.class, null)
            .tag(Attempt.class, new Attempt(operation))
            .build());
  }
}
