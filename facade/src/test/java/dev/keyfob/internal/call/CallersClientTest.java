package dev.keyfob.internal.call;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.error.ApiException;
import dev.keyfob.error.DecodingException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.error.UnauthorizedException;
import dev.keyfob.testclient.PromptServer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okhttp3.Call;
import okhttp3.CompressionInterceptor;
import okhttp3.EventListener;
import okhttp3.Gzip;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.Test;

class CallersClientTest {

  @StartStop final MockWebServer server = PromptServer.create();

  @Test
  void itsEventListenerIsStillCalled() {
    server.enqueue(TestTransport.thing().build());
    AtomicInteger calls = new AtomicInteger();
    OkHttpClient watched =
        new OkHttpClient.Builder()
            .eventListener(
                new EventListener() {
                  @Override
                  public void callStart(Call call) {
                    calls.incrementAndGet();
                  }
                })
            .build();
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.httpClient(watched))) {
      things.issue().execute();
    }
    assertEquals(1, calls.get());
  }

  @Test
  void itIsNotChanged() {
    OkHttpClient callers = new OkHttpClient();
    TestTransport.to(server, settings -> settings.httpClient(callers)).close();
    assertTrue(
        callers.interceptors().isEmpty()
            && callers.followRedirects()
            && callers.retryOnConnectionFailure());
  }

  @Test
  void itsTimeoutsAreReplaced() {
    server.enqueue(TestTransport.thing().headersDelay(300, TimeUnit.MILLISECONDS).build());
    OkHttpClient hasty = new OkHttpClient.Builder().readTimeout(Duration.ofMillis(50)).build();
    try (TestTransport things = TestTransport.to(server, settings -> settings.httpClient(hasty))) {
      assertEquals("th_1", things.issue().execute().id());
    }
  }

  @Test
  void responseOfAnInterceptorIsReadLikeAnyOther() {
    try (TestTransport things =
        TestTransport.to(
            server, settings -> settings.httpClient(respondingWith("{\"secret\":\"CANARY\"}")))) {
      assertEquals("CANARY", things.issue().execute().secret().reveal());
    }
  }

  @Test
  void unreadableResponseOfAnInterceptorIsKept() {
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.httpClient(respondingWith("oops")))) {
      assertEquals(
          "oops",
          assertThrows(DecodingException.class, () -> things.issue().execute()).body().reveal());
    }
  }

  @Test
  void requestMadeAnewByAnInterceptorIsStillSentOnce() {
    server.enqueue(TestTransport.status(503).setHeader("Retry-After", "0").build());
    server.enqueue(TestTransport.thing().build());
    OkHttpClient forgetful =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain ->
                    chain.proceed(
                        new Request.Builder()
                            .url(chain.request().url())
                            .post(RequestBody.create("{}", null))
                            .build()))
            .build();
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.httpClient(forgetful))) {
      assertThrows(OutcomeUnknownException.class, () -> things.issue().execute());
      assertEquals(1, server.getRequestCount());
    }
  }

  @Test
  void responseIsKeptIfAnInterceptorThrowsAnException() {
    server.enqueue(TestTransport.thing().build());
    OkHttpClient buggy =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  chain.proceed(chain.request());
                  throw new IllegalArgumentException("CANARY");
                })
            .build();
    try (TestTransport things = TestTransport.to(server, settings -> settings.httpClient(buggy))) {
      DecodingException failure =
          assertThrows(DecodingException.class, () -> things.issue().execute());
      assertTrue(failure.body().reveal().contains(TestTransport.SECRET));
      assertTrue(failure.getMessage().contains("java.lang.IllegalArgumentException"));
      assertFalse(failure.getMessage().contains("CANARY"));
    }
  }

  /**
   * As {@link #responseIsKeptIfAnInterceptorThrowsAnException}, but the interceptor throws an
   * Error.
   */
  @Test
  void responseIsKeptIfAnInterceptorThrowsAnError() {
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.httpClient(failing()))) {
      DecodingException failure =
          assertThrows(DecodingException.class, () -> things.issue().execute());
      assertTrue(failure.body().reveal().contains(TestTransport.SECRET));
      assertTrue(
          failure.getMessage().contains("java.lang.StackOverflowError"), failure.getMessage());
    }
  }

  @Test
  void errorAfterTheResponseDoesNotLoseItInAnAsyncCall() {
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.httpClient(failing()))) {
      CompletionException thrown =
          assertThrows(CompletionException.class, () -> things.issue().executeAsync().join());
      DecodingException failure = assertInstanceOf(DecodingException.class, thrown.getCause());
      assertTrue(failure.body().reveal().contains(TestTransport.SECRET));
      assertTrue(
          failure.getMessage().contains("java.lang.StackOverflowError"), failure.getMessage());
    }
  }

  @Test
  void responseIsKeptIfAnEventListenerThrows() {
    server.enqueue(TestTransport.thing().build());
    OkHttpClient failing =
        new OkHttpClient.Builder()
            .eventListener(
                new EventListener() {
                  @Override
                  public void callEnd(Call call) {
                    throw new StackOverflowError("CANARY");
                  }
                })
            .build();
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.httpClient(failing))) {
      DecodingException failure =
          assertThrows(DecodingException.class, () -> things.issue().execute());
      assertTrue(failure.body().reveal().contains(TestTransport.SECRET));
      assertTrue(
          failure.getMessage().contains("java.lang.StackOverflowError"), failure.getMessage());
    }
  }

  @Test
  void errorAfterTheRequestLeftLeavesTheOutcomeOpen() {
    server.enqueue(TestTransport.thing().onResponseStart(new SocketEffect.CloseSocket()).build());
    OkHttpClient broken =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  try {
                    return chain.proceed(chain.request());
                  } catch (IOException lost) {
                    throw new StackOverflowError("CANARY");
                  }
                })
            .build();
    try (TestTransport things = TestTransport.to(server, settings -> settings.httpClient(broken))) {
      OutcomeUnknownException failure =
          assertThrows(OutcomeUnknownException.class, () -> things.issue().execute());
      assertFalse(failure.getCause().toString().contains("CANARY"));
    }
  }

  @Test
  void errorWhereNothingIsAtStakeIsThrownAsItIs() {
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.httpClient(failing()))) {
      assertThrows(StackOverflowError.class, () -> things.read().execute());
    }
  }

  @Test
  void failureAfterTheRequestLeftLeavesTheOutcomeOpen() {
    server.enqueue(TestTransport.thing().build());
    OkHttpClient broken =
        new OkHttpClient.Builder()
            .addNetworkInterceptor(
                chain -> {
                  chain.proceed(chain.request()).close();
                  throw new IOException("CANARY");
                })
            .build();
    try (TestTransport things = TestTransport.to(server, settings -> settings.httpClient(broken))) {
      OutcomeUnknownException failure =
          assertThrows(OutcomeUnknownException.class, () -> things.issue().execute());
      assertEquals(1, server.getRequestCount());
      assertFalse(failure.getCause().toString().contains("CANARY"));
      assertTrue(failure.getCause().toString().contains("java.io.IOException"));
    }
  }

  @Test
  void bodyDecompressedByAnInterceptorIsRead() throws Exception {
    server.enqueue(gzipped("{\"secret\":\"CANARY\"}"));
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.httpClient(decompressing()))) {
      assertEquals("CANARY", things.issue().execute().secret().reveal());
    }
  }

  @Test
  void bodyDecompressedByAnInterceptorIsKept() throws Exception {
    server.enqueue(gzipped("{\"password\":\"CANARY\"}"));
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.httpClient(decompressing()))) {
      DecodingException failure =
          assertThrows(DecodingException.class, () -> things.issue().execute());
      assertEquals("{\"password\":\"CANARY\"}", failure.body().reveal());
    }
  }

  @Test
  void errorDecompressedByAnInterceptorIsUnderstood() throws Exception {
    server.enqueue(gzipped("{\"errors\":[{\"code\":\"X\"}]}").newBuilder().code(422).build());
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.httpClient(decompressing()))) {
      ApiException failure = assertThrows(ApiException.class, () -> things.issue().execute());
      assertEquals("X", failure.errors().get(0).code().orElseThrow());
    }
  }

  @Test
  void limitCountsAfterAnInterceptorsDecompression() throws Exception {
    server.enqueue(gzipped(" ".repeat(10_000_000)));
    try (TestTransport things =
        TestTransport.to(
            server,
            settings -> {
              settings.httpClient(decompressing());
              settings.maxResponseBytes(100_000);
            })) {
      DecodingException failure =
          assertThrows(DecodingException.class, () -> things.issue().execute());
      assertTrue(failure.getMessage().contains("maxResponseBytes"));
      assertEquals(100_001, failure.body().reveal().length());
    }
  }

  @Test
  void bodyThatAnInterceptorCannotDecompressKeepsItsBytes() {
    Buffer bytes =
        new Buffer().writeByte(0x1f).writeByte(0x8b).writeUtf8("CANARY, and no gzip at all");
    server.enqueue(
        new MockResponse.Builder()
            .code(201)
            .setHeader("Content-Encoding", "gzip")
            .body(bytes)
            .build());
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.httpClient(decompressing()))) {
      DecodingException failure =
          assertThrows(DecodingException.class, () -> things.issue().execute());
      assertEquals("\u001f\u008bCANARY, and no gzip at all", failure.body().reveal());
    }
  }

  @Test
  void bodyThatAnInterceptorHasReadIsDecoded() {
    server.enqueue(TestTransport.thing().build());
    OkHttpClient curious =
        changing(
            response -> {
              response.body().source().readByteString();
              return response;
            });
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.httpClient(curious))) {
      assertEquals(TestTransport.SECRET, things.issue().execute().secret().reveal());
    }
  }

  @Test
  void firstResponseIsReadIfAnInterceptorsSecondIsCutOff() {
    server.enqueue(TestTransport.thing().build());
    server.enqueue(TestTransport.thing().onResponseBody(new SocketEffect.CloseSocket()).build());
    OkHttpClient doubtful =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  Response first = chain.proceed(chain.request());
                  assertThrows(IOException.class, () -> chain.proceed(chain.request()));
                  return first;
                })
            .build();
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.httpClient(doubtful))) {
      assertEquals(TestTransport.SECRET, things.read().execute().secret().reveal());
    }
  }

  @Test
  void successThatAnInterceptorTakesForAnErrorIsKept() {
    server.enqueue(TestTransport.thing().build());
    OkHttpClient strict =
        changing(
            response ->
                response.newBuilder().code(400).body(ResponseBody.create("{}", null)).build());
    try (TestTransport things = TestTransport.to(server, settings -> settings.httpClient(strict))) {
      DecodingException failure =
          assertThrows(DecodingException.class, () -> things.issue().execute());
      assertEquals(201, failure.status());
      assertTrue(failure.body().reveal().contains(TestTransport.SECRET));
      assertTrue(failure.getMessage().contains("interceptor"));
    }
  }

  @Test
  void readThatAnInterceptorTakesForAnErrorIsOne() {
    server.enqueue(TestTransport.thing().build());
    OkHttpClient strict =
        changing(
            response ->
                response.newBuilder().code(400).body(ResponseBody.create("{}", null)).build());
    try (TestTransport things = TestTransport.to(server, settings -> settings.httpClient(strict))) {
      assertEquals(400, assertThrows(ApiException.class, () -> things.read().execute()).status());
    }
  }

  @Test
  void responseIsReadIfItsMediaTypeThrows() {
    server.enqueue(thingInLatin1());
    OkHttpClient untyped =
        changing(response -> response.newBuilder().body(untyped(response.body())).build());
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.httpClient(untyped))) {
      assertEquals("CANARY-é", things.issue().execute().secret().reveal());
    }
  }

  @Test
  void itsAuthenticatorIsNotAsked() {
    server.enqueue(
        TestTransport.status(401).setHeader("WWW-Authenticate", "Basic realm=\"things\"").build());
    server.enqueue(TestTransport.thing().build());
    AtomicInteger asked = new AtomicInteger();
    OkHttpClient authenticating =
        new OkHttpClient.Builder()
            .authenticator(
                (route, response) -> {
                  asked.incrementAndGet();
                  return response.request().newBuilder().header("Authorization", "other").build();
                })
            .build();
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.httpClient(authenticating))) {
      assertThrows(UnauthorizedException.class, () -> things.read().execute());
    }
    assertEquals(0, asked.get());
    assertEquals(1, server.getRequestCount());
  }

  /** Returns a client with an interceptor that fails after it has received the response. */
  private static OkHttpClient failing() {
    return changing(
        response -> {
          throw new StackOverflowError("CANARY");
        });
  }

  private static MockResponse thingInLatin1() {
    Buffer thing =
        new Buffer().writeString("{\"id\":\"th_1\",\"secret\":\"CANARY-é\"}", ISO_8859_1);
    return new MockResponse.Builder().code(201).body(thing).build();
  }

  /** A body that throws when its media type is requested. */
  private static ResponseBody untyped(ResponseBody body) {
    return new ResponseBody() {
      @Override
      public MediaType contentType() {
        throw CallersClientTest.<RuntimeException>unchecked(new IOException("CANARY"));
      }

      @Override
      public long contentLength() {
        return body.contentLength();
      }

      @Override
      public BufferedSource source() {
        return body.source();
      }
    };
  }

  /** Throws a checked exception that the method does not declare, as Kotlin code can. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> T unchecked(Throwable failure) throws T {
    throw (T) failure;
  }

  private static OkHttpClient decompressing() {
    return new OkHttpClient.Builder()
        .addInterceptor(new CompressionInterceptor(Gzip.INSTANCE))
        .build();
  }

  private static MockResponse gzipped(String text) throws IOException {
    Buffer zipped = new Buffer();
    try (var sink = Okio.buffer(new GzipSink(zipped))) {
      sink.writeUtf8(text);
    }
    return new MockResponse.Builder()
        .code(201)
        .setHeader("Content-Encoding", "gzip")
        .body(zipped)
        .build();
  }

  /** Changes a response, as an interceptor may. */
  private interface Change {
    Response of(Response response) throws IOException;
  }

  private static OkHttpClient changing(Change change) {
    return new OkHttpClient.Builder()
        .addInterceptor(chain -> change.of(chain.proceed(chain.request())))
        .build();
  }

  private static OkHttpClient respondingWith(String body) {
    return new OkHttpClient.Builder()
        .addInterceptor(
            chain ->
                new Response.Builder()
                    .request(chain.request())
                    .protocol(Protocol.HTTP_1_1)
                    .code(200)
                    .message("OK")
                    .body(ResponseBody.create(body, null))
                    .build())
        .build();
  }
}
