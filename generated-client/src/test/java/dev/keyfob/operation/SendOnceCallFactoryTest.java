package dev.keyfob.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.keyfob.secret.Secret;
import java.io.IOException;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.Retrofit;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Url;

@Timeout(60)
final class SendOnceCallFactoryTest {

  interface Credentials {

    @Operation(
        id = "issue",
        method = "POST",
        path = "/credentials",
        effect = Effect.NON_IDEMPOTENT,
        credential = Credential.ISSUES)
    @POST("credentials")
    Call<Void> issue();

    @Operation(
        id = "refresh",
        method = "GET",
        path = "/refresh",
        effect = Effect.SAFE,
        credential = Credential.REISSUES)
    @GET("refresh")
    Call<Void> reissue();

    @Operation(id = "read", method = "GET", path = "/any", effect = Effect.SAFE)
    @GET
    Call<Void> read(@Url String url);
  }

  @StartStop private final MockWebServer server = new MockWebServer();

  @ParameterizedTest
  @ValueSource(ints = {307, 308, 408, 503})
  void sendsIssuingOperationOnce(int status) throws IOException {
    server.enqueue(
        new MockResponse.Builder()
            .code(status)
            .setHeader("Location", "/elsewhere")
            .setHeader("Retry-After", "0")
            .build());
    server.enqueue(new MockResponse.Builder().build());
    Response<Void> response = credentials(http -> http).issue().execute();
    assertEquals(status, response.code());
    assertEquals("0", response.headers().get("Retry-After"));
    assertEquals(1, server.getRequestCount());
  }

  @Test
  void sendsReissuingGetOnceIfServerSaysRetryAfterZero() throws IOException {
    server.enqueue(new MockResponse.Builder().code(503).setHeader("Retry-After", "0").build());
    server.enqueue(new MockResponse.Builder().build());
    assertEquals(503, credentials(http -> http).reissue().execute().code());
    assertEquals(1, server.getRequestCount());
  }

  @Test
  void sendsIssuingOperationOnceIfConnectionIsCut() throws IOException {
    server.enqueue(new MockResponse.Builder().build());
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    server.enqueue(new MockResponse.Builder().build());
    Credentials credentials = credentials(http -> http);
    var unused =
        credentials.read("credentials").execute(); // OkHttp retries only on a reused connection
    assertThrows(IOException.class, () -> credentials.issue().execute());
    assertEquals(2, server.getRequestCount());
  }

  @Test
  void failsIfAnInterceptorSendsIssuingOperationAgain() {
    server.enqueue(new MockResponse.Builder().code(500).build());
    server.enqueue(new MockResponse.Builder().build());
    Credentials credentials =
        credentials(
            http ->
                http.addInterceptor(
                    chain -> {
                      chain.proceed(chain.request()).close();
                      return chain.proceed(chain.request());
                    }));
    assertThrows(IOException.class, () -> credentials.issue().execute());
    assertEquals(1, server.getRequestCount());
  }

  @Test
  void sendsKeyToItsHostOnly() throws Exception {
    try (MockWebServer other = new MockWebServer()) {
      other.start();
      server.enqueue(new MockResponse.Builder().build());
      other.enqueue(new MockResponse.Builder().build());
      Credentials credentials = credentials(http -> http);
      var own = credentials.read("credentials").execute();
      var foreign = credentials.read(other.url("/any").toString()).execute();
      assertEquals("CANARY-key", server.takeRequest().getHeaders().get("Authorization"));
      assertNull(other.takeRequest().getHeaders().get("Authorization"));
      assertFalse(own.raw().request().headers().toString().contains("CANARY"));
      assertEquals(200, foreign.code());
    }
  }

  @Test
  void showsNoArgumentInTheRequest() {
    Call<Void> call = credentials(http -> http).read("credentials?key=CANARY-argument");
    assertNull(call.request().tag(retrofit2.Invocation.class));
  }

  private Credentials credentials(UnaryOperator<OkHttpClient.Builder> settings) {
    HttpUrl url = server.url("/");
    OkHttpClient client = settings.apply(new OkHttpClient.Builder()).build();
    return new Retrofit.Builder()
        .baseUrl(url)
        .callFactory(SendOnceCallFactory.of(client, url, Secret.of("CANARY-key")))
        .build()
        .create(Credentials.class);
  }
}
