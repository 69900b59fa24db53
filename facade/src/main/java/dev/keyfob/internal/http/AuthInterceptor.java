package dev.keyfob.internal.http;

import dev.keyfob.internal.attempt.Attempt;
import dev.keyfob.internal.attempt.BlockedRequestException;
import dev.keyfob.internal.attempt.BufferedResponse;
import dev.keyfob.internal.config.ApiKeyProvider;
import dev.keyfob.internal.config.BaseUrl;
import dev.keyfob.internal.config.ClientConfig;
import dev.keyfob.internal.config.CustomHeaders;
import dev.keyfob.secret.Secret;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * The last application interceptor, inside those that a caller's OkHttpClient brings, so that none
 * of them sees the key. Completes the request, and reads the answer to its end while it is known
 * how far it came.
 */
final class AuthInterceptor implements Interceptor {

  private final HttpUrl baseUrl;
  private final ApiKeyProvider authorization;
  private final @Nullable String apiVersion;
  private final CustomHeaders headers;
  private final boolean plainHttpAllowed;
  private final long maxResponseBytes;

  AuthInterceptor(ClientConfig settings) {
    this.baseUrl = settings.checkedBaseUrl();
    this.authorization = settings.authorization();
    this.apiVersion = settings.apiVersion();
    this.headers = settings.headers();
    this.plainHttpAllowed = settings.plainHttpAllowed();
    this.maxResponseBytes = settings.maxResponseBytes();
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Attempt attempt = Attempt.of(chain.call().request());
    boolean unpacks = unpacks(request, attempt);
    Response response =
        SendOnceInterceptor.uncovered(chain.proceed(complete(request, attempt, unpacks)));
    boolean packed = unpacks && "gzip".equalsIgnoreCase(response.header("Content-Encoding"));
    ResponseBody body = BufferedResponse.receive(response, packed, maxResponseBytes, attempt);
    if (packed) {
      response =
          response
              .newBuilder()
              .removeHeader("Content-Encoding")
              .removeHeader("Content-Length")
              .build();
    }
    // The request as it came in here, since the one that went out, of which OkHttp keeps several
    // copies, has the key.
    Response handedOut =
        response
            .newBuilder()
            .request(request)
            .networkResponse(null)
            .priorResponse(null)
            .body(body)
            .build();
    attempt.handsOut(handedOut);
    return handedOut;
  }

  /**
   * Whether to ask for gzip and unpack it. OkHttp does so where nobody else has asked, but loses
   * what is no gzip. A stream of events can be left to it.
   */
  private static boolean unpacks(Request request, Attempt attempt) {
    return request.header("Accept-Encoding") == null
        && request.header("Range") == null
        && !attempt.isOfEvents();
  }

  private Request complete(Request request, Attempt attempt, boolean unpacks) throws IOException {
    Request.Builder complete = request.newBuilder();
    if (unpacks) {
      complete.header("Accept-Encoding", "gzip");
    }
    if (BaseUrl.sameOrigin(request.url(), baseUrl)) {
      Secret<String> drawn = attempt.takeDrawn();
      Secret<String> key = drawn == null ? authorization.key() : drawn;
      attempt.carries(key);
      complete.header("Authorization", authorization.value(key));
      for (Map.Entry<String, String> extra : headers.values().entrySet()) {
        complete.header(extra.getKey(), extra.getValue());
      }
    } else if (!plainHttpAllowed && !BaseUrl.isSafe(request.url())) {
      throw new BlockedRequestException(
          "an interceptor of the given OkHttpClient turned it to plain http, which shows secrets to whoever is on the"
              + " way; take that interceptor out, or call allowPlainHttp() on the builder.");
    }
    if (request.header("User-Agent") == null && !headers.has("User-Agent")) {
      complete.header("User-Agent", UserAgent.TEXT);
    }
    if (apiVersion != null
        && request.header("API-Version") == null
        && !headers.has("API-Version")) {
      complete.header("API-Version", apiVersion);
    }
    if (request.body() != null && !attempt.isRepeatable()) {
      complete.method(request.method(), new OneShotBody(request.body()));
    }
    return complete.build();
  }
}
