package dev.keyfob.fault;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * What ends the waiting for a server that does not answer. It is only for what is stalled, and begins when the server
 * has been asked: however busy the machine is, nothing else runs out of time.
 */
enum Impatience {
  NONE {
    @Override
    void addTo(OkHttpClient.Builder http, Predicate<Call> stalled, Stall stall) {}
  },
  READ_TIMEOUT {
    @Override
    void addTo(OkHttpClient.Builder http, Predicate<Call> stalled, Stall stall) {
      EventListener.Factory others = http.build().eventListenerFactory();
      http.addInterceptor(
          chain -> {
            boolean isMeant = stalled.test(chain.call());
            return (isMeant ? chain.withReadTimeout(SECONDS, TimeUnit.SECONDS) : chain).proceed(chain.request());
          });
      http.eventListenerFactory(call -> others.create(call).plus(new Patience(stalled, stall)));
    }
  },
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

  /** Time runs from the first look for an answer, which waits until the server has been asked. */
  private static final class Patience extends EventListener {

    private final Predicate<Call> stalled;
    private final Stall stall;

    Patience(Predicate<Call> stalled, Stall stall) {
      this.stalled = stalled;
      this.stall = stall;
    }

    @Override
    public void responseHeadersStart(Call call) {
      if (stalled.test(call)) {
        stall.awaitRequest();
      }
    }
  }
}
