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
 * This interceptor runs last of the application interceptors, inside those of a caller's
 * OkHttpClient, so that none of them sees the API key. It adds the headers, makes the body one-shot
 * if the request must not be repeated, and reads the response into memory.
 */
final class AuthInterceptor implements Interceptor {

  private final HttpUrl baseUrl;
  private final ApiKeyProvider apiKeys;
  private final @Nullable String apiVersion;
  private final CustomHeaders headers;
  private final boolean plainHttpAllowed;
  private final long maxResponseBytes;

  AuthInterceptor(ClientConfig config) {
    this.baseUrl = config.checkedBaseUrl();
    this.apiKeys = config.apiKeys();
    this.apiVersion = config.apiVersion();
    this.headers = config.headers();
    this.plainHttpAllowed = config.plainHttpAllowed();
    this.maxResponseBytes = config.maxResponseBytes();
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Attempt attempt = Attempt.of(chain.call().request());
    boolean unpacks = unpacks(request, attempt);
    Response response =
        SendOnceInterceptor.restored(proceed(chain, complete(request, attempt, unpacks)));
    boolean gzipped = unpacks && "gzip".equalsIgnoreCase(response.header("Content-Encoding"));
    BufferedResponse buffered = BufferedResponse.of(response);
    // Before the first byte is read, so that a failure keeps all bytes read so far.
    attempt.received(buffered);
    ResponseBody body = body(response, buffered, gzipped, maxResponseBytes, attempt);
    if (gzipped) {
      response =
          response
              .newBuilder()
              .removeHeader("Content-Encoding")
              .removeHeader("Content-Length")
              .build();
    }
    // The caller's interceptors get the response with the request that they sent, which has no key.
    Response handedOver =
        response
            .newBuilder()
            .request(request)
            .networkResponse(null)
            .priorResponse(null)
            .body(body)
            .build();
    attempt.handOver(handedOver);
    return handedOver;
  }

  /** Sends the request, and tries another connection if one is stale. */
  private static Response proceed(Chain chain, Request request) throws IOException {
    while (true) {
      try {
        return chain.proceed(request);
      } catch (StaleConnectionException notSent) {
        // OkHttp has removed the stale connection from its pool, so the next try uses another.
      }
    }
  }

  /** Reads the body into memory, unless it is the stream of events that the attempt requested. */
  static ResponseBody body(
      Response response, BufferedResponse buffered, boolean gzipped, long limit, Attempt attempt)
      throws IOException {
    return isStream(buffered, attempt)
        ? response.body()
        : buffered.read(response.body(), gzipped, limit);
  }

  static boolean isStream(BufferedResponse buffered, Attempt attempt) {
    return attempt.isOfEvents() && buffered.isSuccess() && buffered.isEventStream();
  }

  /**
   * Returns whether this class requests gzip and decompresses the body. OkHttp would do so, but
   * loses a body that is not gzip. For a stream of events it can be left to OkHttp.
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
      complete.header("Authorization", apiKeys.header(attempt.apiKey()));
      for (Map.Entry<String, Secret<String>> custom : headers.values().entrySet()) {
        complete.header(custom.getKey(), custom.getValue().reveal());
      }
    } else if (!plainHttpAllowed && !BaseUrl.isSafe(request.url())) {
      throw new BlockedRequestException(
          "an interceptor of the given OkHttpClient changed the URL to plain http, which shows"
              + " secrets on the network; remove that interceptor, or call allowPlainHttp() on the"
              + " builder.");
    }
    if (request.header("User-Agent") == null && !headers.has("User-Agent")) {
      complete.header("User-Agent", UserAgent.TEXT);
    }
    if (apiVersion != null
        && request.header("API-Version") == null
        && !headers.has("API-Version")) {
      complete.header("API-Version", apiVersion);
    }
    if (attempt.context().uncached()) {
      complete.header("Cache-Control", "no-cache");
    }
    if (request.body() != null && !attempt.isRepeatable()) {
      complete.method(request.method(), new OneShotBody(request.body()));
    }
    return complete.build();
  }
}
