package dev.keyfob.internal.transport;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * The first interceptor, outside those that a caller's OkHttpClient brings. Makes the end of the transport visible, and
 * brings what a caller's code throws out of the call: OkHttp would let it escape on its own threads.
 */
final class Outermost implements Interceptor {

  private final long maxAnswerBytes;

  Outermost(long maxAnswerBytes) {
    this.maxAnswerBytes = maxAnswerBytes;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Attempt attempt = Attempt.of(chain.call().request());
    Response response;
    try {
      response = chain.proceed(chain.request());
    } catch (RuntimeException failure) {
      throw new CallersFailure(failure);
    }
    if (attempt.answer() == null) {
      // An interceptor has answered by itself: its answer is bounded and kept like any other.
      response = response.newBuilder().body(Answer.receive(response, maxAnswerBytes, attempt)).build();
    }
    attempt.delivered();
    return response;
  }
}
