package dev.keyfob.internal.transport;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * The last network interceptor: a connection stands, and the request's first byte is written next. Notes that it
 * leaves, and lets nothing leave twice that must not: neither OkHttp nor a caller's interceptor gets past here.
 */
final class Departure implements Interceptor {

  @Override
  public Response intercept(Chain chain) throws IOException {
    Attempt attempt = Attempt.of(chain.call().request());
    if (attempt.hasLeft() && !attempt.operation().effect().repeatable()) {
      throw new RefusedException(
          "an interceptor of the given OkHttpClient tried to send it a second time, which was refused; exempt this"
              + " operation from it.");
    }
    attempt.leaves();
    return chain.proceed(chain.request());
  }
}
