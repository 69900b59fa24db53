package dev.keyfob.internal.http;

import dev.keyfob.internal.attempt.Attempt;
import dev.keyfob.internal.attempt.BlockedRequestException;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.net.Proxy;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * This interceptor runs last of the network interceptors: the connection is open, and the request's
 * first byte is written next. It notes that the request is sent, and blocks a second sending of a
 * request that must not be repeated, whether OkHttp or a caller's interceptor tries it.
 *
 * <p>OkHttp throws at a 407 that no proxy has sent, and loses its body. So OkHttp sees another
 * status; {@link AuthInterceptor} restores it.
 *
 * <p>OkHttp retries 503 with {@code Retry-After: 0} by itself, beyond the configured number of
 * retries. So OkHttp does not see that header; {@link AuthInterceptor} restores it.
 */
final class SendOnceInterceptor implements Interceptor {

  private static final String RETRY_AFTER = "Retry-After";
  private static final String HIDDEN = "Keyfob-Retry-After";
  private static final String HIDDEN_STATUS = "Keyfob-Status";

  @Override
  public Response intercept(Chain chain) throws IOException {
    Attempt attempt = Attempt.of(chain.call().request());
    if (attempt.isSent() && !attempt.isRepeatable()) {
      throw new BlockedRequestException(
          "an interceptor of the given OkHttpClient tried to send it a second time, which was"
              + " refused; exempt this operation from it.");
    }
    // The call was cancelled in the meantime: its future has already failed.
    if (chain.call().isCanceled()) {
      throw new IOException("Canceled");
    }
    attempt.sending();
    Response response = chain.proceed(chain.request());
    if (response.code() == 407 && !isOfHttpProxy(chain.connection())) {
      return response.newBuilder().code(400).header(HIDDEN_STATUS, "407").build();
    }
    String delay = response.header(RETRY_AFTER);
    return response.code() == 503 && delay != null
        ? response.newBuilder().removeHeader(RETRY_AFTER).header(HIDDEN, delay).build()
        : response;
  }

  private static boolean isOfHttpProxy(@Nullable Connection connection) {
    return connection != null && connection.route().proxy().type() == Proxy.Type.HTTP;
  }

  /** Returns the response with its original status and headers. */
  static Response restored(Response response) {
    String status = response.header(HIDDEN_STATUS);
    if (status != null) {
      return response.newBuilder().removeHeader(HIDDEN_STATUS).code(407).build();
    }
    String delay = response.header(HIDDEN);
    return delay == null
        ? response
        : response.newBuilder().removeHeader(HIDDEN).header(RETRY_AFTER, delay).build();
  }
}
