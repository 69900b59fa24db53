package dev.keyfob.internal.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.error.ApiException;
import dev.keyfob.error.DecodingException;
import dev.keyfob.error.KeyfobException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.internal.config.ClientConfig;
import dev.keyfob.internal.config.ProviderInfo;
import dev.keyfob.testclient.PromptServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShowsNothingTest {

  private static final String LEAKY =
      "{\"secret\":\"CANARY\",\"errors\":[{\"code\":\"CANARY\",\"detail\":\"CANARY\"}]";

  @StartStop final MockWebServer server = PromptServer.create();

  static Stream<MockResponse> failures() {
    return Stream.of(
        TestTransport.json(201, LEAKY).build(),
        TestTransport.json(201, "{\"id\":{\"CANARY\":1}}").build(),
        TestTransport.json(201, "CANARY").setHeader("X-Request-Id", "CANARY key").build(),
        TestTransport.json(400, LEAKY + "}").setHeader("X-Request-Id", "<CANARY>").build(),
        TestTransport.json(401, LEAKY + "}").setHeader("Cf-Ray", "CANARY canary").build(),
        TestTransport.json(429, LEAKY + "}").setHeader("Retry-After", "CANARY").build(),
        TestTransport.json(503, LEAKY + "}").build(),
        TestTransport.json(307, LEAKY + "}")
            .setHeader("Location", "https://CANARY.example/")
            .build(),
        TestTransport.json(201, LEAKY + "}").onResponseBody(new SocketEffect.CloseSocket()).build(),
        TestTransport.json(201, LEAKY).setHeader("Content-Encoding", "gzip").build(),
        TestTransport.json(201, LEAKY + "}").status("CANARY is no status line").build(),
        new MockResponse.Builder()
            .code(201)
            .body(new Buffer().writeUtf8("CANARY no chunk size"))
            .setHeader("Transfer-Encoding", "chunked")
            .removeHeader("Content-Length")
            .build(),
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
  }

  @ParameterizedTest
  @MethodSource("failures")
  void failureOfAnIssuingRequestShowsNothing(MockResponse response) throws Exception {
    server.enqueue(response);
    try (TestTransport things = TestTransport.to(server, settings -> settings.maxRetries(0));
        CapturedLog log = new CapturedLog()) {
      KeyfobException failure = assertThrows(KeyfobException.class, () -> things.issue().execute());
      assertShowsNothing(failure);
      assertFalse(log.everything().contains("CANARY"), "log");
    }
  }

  @ParameterizedTest
  @MethodSource("failures")
  void failureOfAReadShowsNothing(MockResponse response) throws Exception {
    server.enqueue(response);
    try (TestTransport things = TestTransport.to(server, settings -> settings.maxRetries(0));
        CapturedLog log = new CapturedLog()) {
      KeyfobException failure = assertThrows(KeyfobException.class, () -> things.read().execute());
      assertShowsNothing(failure);
      assertFalse(log.everything().contains("CANARY"), "log");
    }
  }

  @Test
  void successShowsNothingInAnyLog() {
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server);
        CapturedLog log = new CapturedLog()) {
      things.issue().execute();
      assertFalse(log.everything().contains("CANARY"));
    }
  }

  @Test
  void eachAttemptIsOneLine() {
    server.enqueue(TestTransport.status(503).build());
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server);
        CapturedLog log = new CapturedLog()) {
      things.read().execute();
      assertEquals(
          List.of(
              "GET /things/{thing_id} -> 503 ServerErrorException in 0 ms (attempt 1 of 3, request id req-1)",
              "GET /things/{thing_id} -> TransportException in 0 ms (attempt 2 of 3, request id none)",
              "GET /things/{thing_id} -> 201 in 0 ms (attempt 3 of 3, request id req-1)"),
          log.lines());
    }
  }

  @Test
  void requestShowsNoArgument() {
    server.enqueue(TestTransport.thing().build());
    AtomicReference<String> seen = new AtomicReference<>("");
    OkHttpClient curious =
        new OkHttpClient.Builder()
            .eventListener(
                new EventListener() {
                  @Override
                  public void callStart(Call call) {
                    seen.accumulateAndGet(call.request().toString(), String::concat);
                  }
                })
            .addInterceptor(
                chain -> {
                  seen.accumulateAndGet(
                      chain.request() + " " + chain.call().request(), String::concat);
                  return chain.proceed(chain.request());
                })
            .addNetworkInterceptor(
                chain -> {
                  seen.accumulateAndGet(
                      chain.request() + " " + chain.call().request(), String::concat);
                  return chain.proceed(chain.request());
                })
            .build();
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.httpClient(curious))) {
      things.issue().execute();
    }
    assertTrue(seen.get().contains("POST /things"));
    assertFalse(seen.get().contains("CANARY"));
    assertFalse(seen.get().contains("Invocation"));
  }

  @Test
  void everyPartOfTheTransportHasAFixedText() {
    try (TestTransport things = TestTransport.to(server)) {
      ClientConfig settings =
          new ClientConfig(new ProviderInfo("Things", "https://things.example", List.of()));
      settings.apiKey(TestTransport.KEY);
      assertFalse(
          (things.transport + " " + settings + " " + settings.apiKeys()).contains("CANARY"));
    }
  }

  @Test
  void invalidRequestIdIsNotReturned() {
    server.enqueue(
        TestTransport.status(404).setHeader("X-Request-Id", "no id, but CANARY").build());
    try (TestTransport things = TestTransport.to(server)) {
      assertTrue(
          assertThrows(ApiException.class, () -> things.issue().execute()).requestId().isEmpty());
    }
  }

  /** Searches the stack trace, with causes and suppressed exceptions, and the serialized bytes. */
  private static void assertShowsNothing(KeyfobException failure) throws Exception {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(failure);
    }
    assertFalse(trace.toString().contains("CANARY"), trace.toString());
    assertFalse(bytes.toString(StandardCharsets.ISO_8859_1).contains("CANARY"), "serialized");
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertReadable((KeyfobException) in.readObject());
    }
  }

  /** Asserts that a deserialized exception works, without the fields that are not serialized. */
  private static void assertReadable(KeyfobException copy) {
    if (copy instanceof ApiException api) {
      assertTrue(api.errors().isEmpty() && api.body().reveal().isEmpty() && api.detail().isEmpty());
    } else if (copy instanceof DecodingException decoding) {
      assertTrue(decoding.body().reveal().isEmpty());
    } else if (copy instanceof OutcomeUnknownException unknown) {
      assertTrue(unknown.received().isEmpty());
    }
  }
}
