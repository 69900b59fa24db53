package dev.keyfob.internal.http;

import dev.keyfob.internal.attempt.Attempt;
import dev.keyfob.internal.attempt.BufferedResponse;
import dev.keyfob.internal.attempt.UserCodeException;
import dev.keyfob.internal.config.ApiKeyProvider;
import dev.keyfob.internal.config.ClientConfig;
import dev.keyfob.internal.retry.Throttle;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * This interceptor runs first, outside those of a caller's OkHttpClient. It resolves the API key,
 * applies the throttle and the read timeout, records an issuance in the journal, and buffers the
 * response that the caller's interceptors return. It also catches the exceptions of the caller's
 * code, which OkHttp would let escape on its own threads.
 */
final class CallInterceptor implements Interceptor {

  private final long maxResponseBytes;
  private final long maxRetryDelayMillis;
  private final int repeatableReadMillis;
  private final Throttle throttle;
  private final ApiKeyProvider apiKeys;

  CallInterceptor(ClientConfig config, Throttle throttle) {
    this.maxResponseBytes = config.maxResponseBytes();
    this.maxRetryDelayMillis = config.maxRetryDelay().toMillis();
    this.repeatableReadMillis = (int) config.repeatableReadTimeout().toMillis();
    this.throttle = throttle;
    this.apiKeys = config.apiKeys();
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Attempt attempt = Attempt.of(chain.call().request());
    boolean probes;
    Response response;
    try {
      attempt.useApiKey(apiKeys.key());
      // Checked here, because a 429 may arrive while this call waits in OkHttp's queue.
      probes = !attempt.revokes() && throttle.admit(attempt, maxRetryDelayMillis);
      // After the throttle, and before a connection is opened, which a server may soon close.
      attempt.context().record().sending();
      response = receive(withReadTimeout(chain, attempt).proceed(chain.request()), attempt);
    } catch (IOException failure) {
      throw failure;
    } catch (Throwable failure) { // checked exceptions, too: Kotlin code does not declare them
      throw asIoException(failure);
    }
    if (probes && response.code() != 429) {
      throttle.lifted(attempt);
    }
    attempt.delivered();
    return response;
  }

  /** OkHttp itself, written in Kotlin, throws an undeclared InterruptedException. */
  private static IOException asIoException(Throwable failure) {
    if (failure instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      return new InterruptedIOException("interrupted");
    }
    return new UserCodeException(failure);
  }

  /** The read timeout is set before the caller's interceptors run, so that they can set another. */
  private Chain withReadTimeout(Chain chain, Attempt attempt) {
    return attempt.isRepeatable()
            && !attempt.isOfEvents()
            && chain.readTimeoutMillis() != repeatableReadMillis
        ? chain.withReadTimeout(repeatableReadMillis, TimeUnit.MILLISECONDS)
        : chain;
  }

  /**
   * Buffers the response again if an interceptor has replaced it, for example by a decompressed
   * one.
   */
  private Response receive(Response response, Attempt attempt) throws IOException {
    BufferedResponse untouched = attempt.bufferedIn(response);
    if (untouched != null) {
      // Set again, since an interceptor may have sent the request a second time, which failed.
      attempt.received(untouched);
      return forRetrofit(response, response.body(), untouched, attempt);
    }
    BufferedResponse inner = attempt.response();
    BufferedResponse outer = BufferedResponse.of(response);
    attempt.received(outer);
    try {
      ResponseBody body = AuthInterceptor.body(response, outer, false, maxResponseBytes, attempt);
      if (inner != null && isWorthMore(inner, outer, attempt)) {
        attempt.received(inner);
      }
      return forRetrofit(response, body, outer, attempt);
    } catch (IOException | RuntimeException failure) {
      if (inner != null
          && inner.isComplete()
          && outer.ending() == BufferedResponse.Ending.CUT_OFF) {
        attempt.received(inner);
      }
      throw failure;
    }
  }

  private static Response forRetrofit(
      Response response, ResponseBody body, BufferedResponse buffered, Attempt attempt) {
    ResponseBody readable =
        AuthInterceptor.isStream(buffered, attempt) ? body : buffered.toJsonBody();
    return response.newBuilder().body(readable).build();
  }

  /**
   * Returns whether the original response holds more than the one that interceptors returned: they
   * may have read some of the body, or replaced a success that holds a credential by an error.
   */
  private static boolean isWorthMore(
      BufferedResponse inner, BufferedResponse outer, Attempt attempt) {
    return (inner.isSuccess() && !outer.isSuccess())
        ? !attempt.isRepeatable()
        : inner.endsWith(outer);
  }
}
