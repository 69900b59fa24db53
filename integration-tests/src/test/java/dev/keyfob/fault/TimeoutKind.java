package dev.keyfob.fault;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * The timeout that ends a call to a server that does not respond. It applies only to attempts whose
 * response the server withholds, so that other attempts do not time out on a busy machine.
 */
enum TimeoutKind {
  NONE {
    @Override
    void addTo(OkHttpClient.Builder http, Predicate<Call> stalled, HangingServer hanging) {}
  },
  /**
   * OkHttp's read timeout. The timeout fires only after the server has read the request. Otherwise,
   * on a busy machine, it could hit the next attempt.
   */
  READ_TIMEOUT {
    @Override
    void addTo(OkHttpClient.Builder http, Predicate<Call> stalled, HangingServer hanging) {
      http.addInterceptor(
          chain ->
              stalled.test(chain.call())
                  ? withReadTimeout(chain, hanging)
                  : chain.proceed(chain.request()));
    }
  },
  /** Ends one of the calls that a recovery makes, once the server has read its request. */
  CALL_TIMEOUT {
    @Override
    void addTo(OkHttpClient.Builder http, Predicate<Call> stalled, HangingServer hanging) {
      http.addInterceptor(
          chain ->
              stalled.test(chain.call())
                  ? cancelledOnceAsked(chain, hanging)
                  : chain.proceed(chain.request()));
    }
  };

  private static final int SECONDS = 2;

  /**
   * Adds the timeout to a client.
   *
   * @param stalled returns whether the server withholds the response to an attempt
   */
  abstract void addTo(OkHttpClient.Builder http, Predicate<Call> stalled, HangingServer hanging);

  private static Response withReadTimeout(Interceptor.Chain chain, HangingServer hanging)
      throws IOException {
    try {
      return chain.withReadTimeout(SECONDS, TimeUnit.SECONDS).proceed(chain.request());
    } catch (SocketTimeoutException timeout) {
      hanging.awaitRequest();
      throw timeout;
    }
  }

  /** Fails as OkHttp's own timeout does, but at a moment that the test chooses. */
  private static Response cancelledOnceAsked(Interceptor.Chain chain, HangingServer hanging)
      throws IOException {
    new Thread(
            () -> {
              hanging.awaitRequest();
              chain.call().cancel();
            },
            "call-timeout")
        .start();
    try {
      return chain.proceed(chain.request());
    } catch (IOException cancelled) {
      InterruptedIOException timeout = new InterruptedIOException("timeout");
      timeout.initCause(cancelled);
      throw timeout;
    }
  }
}
