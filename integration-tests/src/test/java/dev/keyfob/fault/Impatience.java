package dev.keyfob.fault;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/** What ends the waiting for a server that does not answer. It is only for what is stalled: nothing else runs out of time. */
enum Impatience {
  NONE {
    @Override
    void addTo(OkHttpClient.Builder http, Predicate<Call> stalled, Stall stall) {}
  },
  /** OkHttp's own, so a server that is slow to take the request in has been given up on before it does what is asked. */
  READ_TIMEOUT {
    @Override
    void addTo(OkHttpClient.Builder http, Predicate<Call> stalled, Stall stall) {
      http.addInterceptor(
          chain -> {
            boolean isMeant = stalled.test(chain.call());
            return (isMeant ? chain.withReadTimeout(SECONDS, TimeUnit.SECONDS) : chain).proceed(chain.request());
          });
    }
  },
  /** Of one call among those of a recovery; begins when the server has been asked. */
  CALL_TIMEOUT {
    @Override
    void addTo(OkHttpClient.Builder http, Predicate<Call> stalled, Stall stall) {
      http.addInterceptor(
          chain ->
              stalled.test(chain.call())
                  ? cancelledOnceAsked(chain, stall)
                  : chain.proceed(chain.request()));
    }
  };

  private static final int SECONDS = 2;

  /**
   * Makes a client impatient.
   *
   * @param stalled which attempts are not answered
   */
  abstract void addTo(OkHttpClient.Builder http, Predicate<Call> stalled, Stall stall);

  /** As OkHttp's own timeout does it, but for the clock. */
  private static Response cancelledOnceAsked(Interceptor.Chain chain, Stall stall) throws IOException {
    new Thread(
            () -> {
              stall.awaitRequest();
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
