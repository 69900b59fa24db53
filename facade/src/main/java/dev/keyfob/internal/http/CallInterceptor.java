package dev.keyfob.internal.http;

import dev.keyfob.internal.attempt.Attempt;
import dev.keyfob.internal.attempt.BufferedResponse;
import dev.keyfob.internal.attempt.UserCodeException;
import dev.keyfob.internal.config.ApiKeyProvider;
import dev.keyfob.internal.config.ClientConfig;
import dev.keyfob.internal.retry.RateLimit;
import dev.keyfob.internal.retry.RateLimits;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * The first interceptor, outside those that a caller's OkHttpClient brings. Holds back what the
 * server wants none of now, makes the end of the transport visible, and brings what a caller's code
 * throws out of the call: OkHttp would let it escape on its own threads.
 */
final class CallInterceptor implements Interceptor {

  private final long maxResponseBytes;
  private final long maxRetryDelayMillis;
  private final int repeatableReadMillis;
  private final RateLimits limits;
  private final ApiKeyProvider authorization;

  CallInterceptor(ClientConfig settings, RateLimits limits) {
    this.maxResponseBytes = settings.maxResponseBytes();
    this.maxRetryDelayMillis = settings.maxRetryDelay().toMillis();
    this.repeatableReadMillis = (int) settings.repeatableReadTimeout().toMillis();
    this.limits = limits;
    this.authorization = settings.authorization();
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Attempt attempt = Attempt.of(chain.call().request());
    RateLimit limit = limits.of(attempt.operation());
    boolean asksForAll;
    Response response;
    try {
      // here, because calls wait in OkHttp's queue, too
      asksForAll =
          !attempt.takesBack()
              && limit.pass(maxRetryDelayMillis, () -> attempt.draws(authorization.key()));
      response = receive(timed(chain, attempt).proceed(chain.request()), attempt);
    } catch (RuntimeException failure) {
      throw new UserCodeException(failure);
    } catch (Error failure) {
      if (attempt.isAtStake()) {
        throw new UserCodeException(failure);
      }
      throw failure;
    }
    if (asksForAll && response.code() != 429) {
      limit.lifted();
    }
    attempt.delivered();
    return response;
  }

  /** Outside the interceptors of a caller's OkHttpClient, so that those can set another limit. */
  private Chain timed(Chain chain, Attempt attempt) {
    boolean mayBeSentAgain = attempt.isRepeatable() && !attempt.isOfEvents();
    return mayBeSentAgain && chain.readTimeoutMillis() != repeatableReadMillis
        ? chain.withReadTimeout(repeatableReadMillis, TimeUnit.MILLISECONDS)
        : chain;
  }

  /**
   * Bounds and keeps what interceptors have made of the answer: they may have decompressed it, or
   * given another.
   */
  private Response receive(Response response, Attempt attempt) throws IOException {
    BufferedResponse untouched = attempt.answerIn(response);
    if (untouched != null) {
      attempt.answered(untouched); // an interceptor may have asked again, in vain
      return readable(response, response.body(), untouched, attempt);
    }
    BufferedResponse inner = attempt.answer();
    try {
      ResponseBody body = BufferedResponse.receive(response, false, maxResponseBytes, attempt);
      BufferedResponse outer = attempt.answer();
      if (inner != null && isWorthMore(inner, outer, attempt)) {
        attempt.answered(inner);
      }
      return readable(response, body, outer, attempt);
    } catch (IOException | RuntimeException failure) {
      if (inner != null
          && inner.isComplete()
          && attempt.answer().ending() == BufferedResponse.Ending.BROKEN_OFF) {
        attempt.answered(inner);
      }
      throw failure;
    }
  }

  private static Response readable(
      Response response, ResponseBody body, BufferedResponse answer, Attempt attempt) {
    ResponseBody readable = answer.isStreamFor(attempt) ? body : answer.toJsonBody();
    return response.newBuilder().body(readable).build();
  }

  /**
   * An interceptor may have read some of the answer, or taken for an error what may have brought a
   * credential.
   */
  private static boolean isWorthMore(
      BufferedResponse inner, BufferedResponse outer, Attempt attempt) {
    return (inner.isSuccess() && !outer.isSuccess())
        ? !attempt.isRepeatable()
        : inner.endsWith(outer);
  }
}
