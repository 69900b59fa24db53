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

  @StartStop final MockWebServer server = new MockWebServer();

  static Stream<MockResponse> failures() {
    return Stream.of(
        Rig.json(201, LEAKY).build(),
        Rig.json(201, "{\"id\":{\"CANARY\":1}}").build(),
        Rig.json(201, "CANARY").setHeader("X-Request-Id", "CANARY key").build(),
        Rig.json(400, LEAKY + "}").setHeader("X-Request-Id", "<CANARY>").build(),
        Rig.json(401, LEAKY + "}").setHeader("Cf-Ray", "CANARY canary").build(),
        Rig.json(429, LEAKY + "}").setHeader("Retry-After", "CANARY").build(),
        Rig.json(503, LEAKY + "}").build(),
        Rig.json(307, LEAKY + "}").setHeader("Location", "https://CANARY.example/").build(),
        Rig.json(201, LEAKY + "}").onResponseBody(new SocketEffect.CloseSocket()).build(),
        Rig.json(201, LEAKY).setHeader("Content-Encoding", "gzip").build(),
        Rig.json(201, LEAKY + "}").status("CANARY is no status line").build(),
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
  void failureOfAMintShowsNothing(MockResponse answer) throws Exception {
    server.enqueue(answer);
    try (Rig rig = Rig.to(server, settings -> settings.maxRetries(0));
        CapturedLog log = new CapturedLog()) {
      KeyfobException failure = assertThrows(KeyfobException.class, () -> rig.mint().execute());
      assertShowsNothing(failure);
      assertFalse(log.everything().contains("CANARY"), "log");
    }
  }

  @ParameterizedTest
  @MethodSource("failures")
  void failureOfAReadShowsNothing(MockResponse answer) throws Exception {
    server.enqueue(answer);
    try (Rig rig = Rig.to(server, settings -> settings.maxRetries(0));
        CapturedLog log = new CapturedLog()) {
      KeyfobException failure = assertThrows(KeyfobException.class, () -> rig.read().execute());
      assertShowsNothing(failure);
      assertFalse(log.everything().contains("CANARY"), "log");
    }
  }

  @Test
  void successShowsNothingInAnyLog() {
    server.enqueue(Rig.thing().build());
    try (Rig rig = Rig.to(server);
        CapturedLog log = new CapturedLog()) {
      rig.mint().execute();
      assertFalse(log.everything().contains("CANARY"));
    }
  }

  @Test
  void eachAttemptIsOneLine() {
    server.enqueue(Rig.status(503).build());
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    server.enqueue(Rig.thing().build());
    try (Rig rig = Rig.to(server);
        CapturedLog log = new CapturedLog()) {
      rig.read().execute();
      assertEquals(
          List.of(
              "GET /things/{thing_id} -> 503 ServerErrorException in 0 ms (attempt 1 of 3, request id req-1)",
              "GET /things/{thing_id} -> TransportException in 0 ms (attempt 2 of 3, request id none)",
              "GET /things/{thing_id} -> 201 in 0 ms (attempt 3 of 3, request id req-1)"),
          log.lines());
    }
  }

  @Test
  void requestShowsNoArgumentToAnybody() {
    server.enqueue(Rig.thing().build());
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
    try (Rig rig = Rig.to(server, settings -> settings.httpClient(curious))) {
      rig.mint().execute();
    }
    assertTrue(seen.get().contains("POST /things"));
    assertFalse(seen.get().contains("CANARY"));
    assertFalse(seen.get().contains("Invocation"));
  }

  @Test
  void everyPartOfTheTransportHasAFixedText() {
    try (Rig rig = Rig.to(server)) {
      ClientConfig settings =
          new ClientConfig(new ProviderInfo("Things", "https://things.example", List.of()));
      settings.apiKey(Rig.KEY);
      assertFalse((rig.transport + " " + settings + " " + settings.apiKeys()).contains("CANARY"));
    }
  }

  @Test
  void requestIdThatIsNoneIsNotGiven() {
    server.enqueue(Rig.status(404).setHeader("X-Request-Id", "no id, but CANARY").build());
    try (Rig rig = Rig.to(server)) {
      assertTrue(
          assertThrows(ApiException.class, () -> rig.mint().execute()).requestId().isEmpty());
    }
  }

  /** The texts, those of all that hangs on it, and the bytes it is serialized to. */
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

  /** Without what had to stay behind, but whole enough to be asked for it. */
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
