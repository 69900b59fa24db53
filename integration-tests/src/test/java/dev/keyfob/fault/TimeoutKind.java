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
 * The timeout that ends a call to a server that does not respond. It applies only to attempts that
 * the server holds back, so that a busy machine does not time out others.
 */
enum TimeoutKind {
  NONE {
    @Override
    void addTo(OkHttpClient.Builder http, Predicate<Call> stalled, HangingServer hanging) {}
  },
  /**
   * OkHttp's own. What has run out of time hears of it when the server has been asked: else, on a
   * busy machine, the next attempt could be the one that is not answered.
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
  /** Of one call among those of a recovery; begins when the server has been asked. */
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
   * Makes a client impatient.
   *
   * @param stalled which attempts are not answered
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

  /** As OkHttp's own timeout does it, but for the clock. */
  private static Response cancelledOnceAsked(Interceptor.Chain chain, HangingServer hanging)
      throws IOException {
    new Thread(
            () -> {
              hanging.awaitRequest();
              chain.call().cancel();
            },
            "impatient")
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
