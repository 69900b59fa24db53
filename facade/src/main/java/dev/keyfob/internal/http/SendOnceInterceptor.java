package dev.keyfob.internal.http;

import dev.keyfob.internal.attempt.Attempt;
import dev.keyfob.internal.attempt.BlockedRequestException;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * The last network interceptor: a connection stands, and the request's first byte is written next.
 * Notes that it leaves, and lets nothing leave twice that must not: neither OkHttp nor a caller's
 * interceptor gets past here.
 *
 * <p>What may leave twice OkHttp sends again by itself on 503 with {@code Retry-After: 0}, however
 * often it is to be sent. So it does not get to see that header, which {@link AuthInterceptor}
 * finds again.
 */
final class SendOnceInterceptor implements Interceptor {

  private static final String RETRY_AFTER = "Retry-After";
  private static final String HIDDEN = "Keyfob-Retry-After";

  @Override
  public Response intercept(Chain chain) throws IOException {
    Attempt attempt = Attempt.of(chain.call().request());
    if (attempt.hasLeft() && !attempt.isRepeatable()) {
      throw new BlockedRequestException(
          "an interceptor of the given OkHttpClient tried to send it a second time, which was refused; exempt this"
              + " operation from it.");
    }
    attempt.leaves();
    Response response = chain.proceed(chain.request());
    String wait = response.header(RETRY_AFTER);
    return response.code() == 503 && wait != null
        ? response.newBuilder().removeHeader(RETRY_AFTER).header(HIDDEN, wait).build()
        : response;
  }

  /** The answer as it came. */
  static Response uncovered(Response response) {
    String wait = response.header(HIDDEN);
    return wait == null
        ? response
        : response.newBuilder().removeHeader(HIDDEN).header(RETRY_AFTER, wait).build();
  }
}
