package dev.keyfob.operation;

import dev.keyfob.secret.Secret;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import retrofit2.Invocation;

/**
 * Creates the OkHttp calls of the generated interfaces, so that OkHttp repeats no operation by
 * itself that must be sent once:
 *
 * <pre>{@code
 * new Retrofit.Builder()
 *     .baseUrl(url)
 *     .callFactory(SendOnceCallFactory.of(new OkHttpClient(), url, key))
 * }</pre>
 *
 * <p>It follows no redirects, and sends the API key to the host of the base URL only. A second
 * sending by an interceptor of the given client fails with an {@link IOException}. Retrofit's tag,
 * whose text shows the arguments, is removed. Thread-safe.
 *
 * <p><b>Limitations:</b> nothing is retried, and errors are Retrofit's own.
 *
 * @since 0.1.0
 */
public final class SendOnceCallFactory implements Call.Factory {

  private static final String RETRY_AFTER = "Retry-After";
  private static final String HIDDEN = "Keyfob-Retry-After";

  private final OkHttpClient client;

  private SendOnceCallFactory(OkHttpClient client) {
    this.client = client;
  }

  /**
   * {@return a factory}
   *
   * @param client the client to derive from; its interceptors do not see the key
   * @param baseUrl the base URL of the API
   * @param apiKey the value of the {@code Authorization} header
   */
  public static SendOnceCallFactory of(
      OkHttpClient client, HttpUrl baseUrl, Secret<String> apiKey) {
    Objects.requireNonNull(baseUrl, "baseUrl == null");
    Objects.requireNonNull(apiKey, "apiKey == null");
    return new SendOnceCallFactory(
        client
            .newBuilder()
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .addInterceptor(chain -> withKey(chain, baseUrl, apiKey))
            .addNetworkInterceptor(SendOnceCallFactory::sendOnce)
            .build());
  }

  /**
   * {@return whether a request may be sent again if its outcome is unknown}
   *
   * @param operation the operation
   */
  public static boolean isRepeatable(Operation operation) {
    return operation.effect() != Effect.NON_IDEMPOTENT
        && operation.credential() != Credential.ISSUES
        && operation.credential() != Credential.REISSUES;
  }

  @Override
  public Call newCall(Request request) {
    Invocation invocation = request.tag(Invocation.class);
    Operation operation =
        invocation == null ? null : invocation.method().getAnnotation(Operation.class);
    Request.Builder builder = request.newBuilder().tag(Invocation.class, null);
    if (operation == null || !isRepeatable(operation)) {
      builder.tag(Sent.class, new Sent());
      if (request.body() != null) {
        builder.method(request.method(), new OneShot(request.body()));
      }
    }
    return client.newCall(builder.build());
  }

  private static Response withKey(Interceptor.Chain chain, HttpUrl baseUrl, Secret<String> apiKey)
      throws IOException {
    Request request = chain.request();
    HttpUrl url = request.url();
    boolean sameOrigin =
        url.scheme().equals(baseUrl.scheme())
            && url.host().equals(baseUrl.host())
            && url.port() == baseUrl.port();
    Request signed =
        sameOrigin
            ? request.newBuilder().header("Authorization", apiKey.reveal()).build()
            : request;
    Response response = chain.proceed(signed);
    String delay = response.header(HIDDEN);
    Response.Builder unsigned = response.newBuilder().request(request);
    return delay == null
        ? unsigned.build()
        : unsigned.removeHeader(HIDDEN).header(RETRY_AFTER, delay).build();
  }

  /** OkHttp repeats a 503 with {@code Retry-After: 0}, so it does not see that header. */
  private static Response sendOnce(Interceptor.Chain chain) throws IOException {
    Sent sent = chain.call().request().tag(Sent.class);
    if (sent != null && sent.sent.getAndSet(true)) {
      throw new IOException("the request was not sent a second time: it may have been applied");
    }
    Response response = chain.proceed(chain.request());
    String delay = response.header(RETRY_AFTER);
    return response.code() == 503 && delay != null
        ? response.newBuilder().removeHeader(RETRY_AFTER).header(HIDDEN, delay).build()
        : response;
  }

  /** Records whether a request that must be sent once has been sent. */
  private static final class Sent {

    private final AtomicBoolean sent = new AtomicBoolean();
  }

  /** A body that OkHttp sends only once. */
  private static final class OneShot extends RequestBody {

    private final RequestBody body;

    OneShot(RequestBody body) {
      this.body = body;
    }

    @Override
    public boolean isOneShot() {
      return true;
    }

    @Override
    public MediaType contentType() {
      return body.contentType();
    }

    @Override
    public long contentLength() throws IOException {
      return body.contentLength();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      body.writeTo(sink);
    }
  }
}
