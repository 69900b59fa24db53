package dev.keyfob.internal.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.Shown;
import dev.keyfob.error.ApiException;
import dev.keyfob.error.DecodingException;
import dev.keyfob.error.ForbiddenException;
import dev.keyfob.error.KeyfobException;
import dev.keyfob.error.NotFoundException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.error.TransportException;
import dev.keyfob.error.UnprocessableEntityException;
import dev.keyfob.telemetry.CallReport;
import dev.keyfob.testclient.PromptServer;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests responses that OkHttp itself rejects, and responses of gateways. */
@Timeout(60)
class OddResponsesTest {

  private static final String THING =
      "{\"id\":\"th_1\",\"secret\":\"" + TestTransport.SECRET + "\"}";

  @StartStop final MockWebServer server = PromptServer.create();

  @ParameterizedTest
  @ValueSource(ints = {0, 10})
  void bodyLongerThanItsContentLengthIsReceived(int declared) {
    server.setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
    server.enqueue(TestTransport.thing().setHeader("Content-Length", declared).build());
    OkHttpClient http2 =
        new OkHttpClient.Builder().protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE)).build();
    try (TestTransport things = TestTransport.to(server, settings -> settings.httpClient(http2))) {
      OutcomeUnknownException failure =
          assertThrows(OutcomeUnknownException.class, () -> things.issue().execute());
      assertEquals(THING, failure.received().orElseThrow().reveal());
    }
  }

  @Test
  void longBodyLongerThanItsContentLengthIsReceived() {
    String body =
        "{\"x\":\"" + "y".repeat(200_000) + "\",\"secret\":\"" + TestTransport.SECRET + "\"}";
    server.setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
    server.enqueue(TestTransport.json(201, body).setHeader("Content-Length", 10).build());
    OkHttpClient http2 =
        new OkHttpClient.Builder().protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE)).build();
    try (TestTransport things = TestTransport.to(server, settings -> settings.httpClient(http2))) {
      OutcomeUnknownException failure =
          assertThrows(OutcomeUnknownException.class, () -> things.issue().execute());
      assertEquals(body, failure.received().orElseThrow().reveal());
    }
  }

  @Test
  void bodyIsKeptIfEventListenerFailsAtItsEnd() {
    server.enqueue(TestTransport.thing().build());
    OkHttpClient failing =
        new OkHttpClient.Builder()
            .eventListener(
                new EventListener() {
                  @Override
                  public void responseBodyEnd(Call call, long byteCount) {
                    throw new IllegalStateException("CANARY");
                  }
                })
            .build();
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.httpClient(failing))) {
      KeyfobException failure = assertThrows(KeyfobException.class, () -> things.issue().execute());
      assertEquals(THING, received(failure));
      assertFalse(Shown.by(failure).contains("CANARY"), Shown.by(failure));
    }
  }

  @Test
  void deletionSucceedsAfterA204WithABody() {
    server.enqueue(withBody(204));
    try (TestTransport things = TestTransport.to(server)) {
      things.remove().execute();
      assertEquals(1, server.getRequestCount());
    }
  }

  @Test
  void outcomeOfACreationIsUnknownAfterA204WithABody() {
    server.enqueue(withBody(204));
    try (TestTransport things = TestTransport.to(server)) {
      OutcomeUnknownException failure =
          assertThrows(OutcomeUnknownException.class, () -> things.issue().execute());
      assertEquals("req-1", failure.requestId().orElseThrow());
    }
  }

  @Test
  void pageOfGatewayWith404IsNoRemoval() {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    server.enqueue(page(404));
    server.enqueue(page(404));
    try (TestTransport things = TestTransport.to(server)) {
      assertThrows(NotFoundException.class, () -> things.remove().execute());
      assertThrows(NotFoundException.class, () -> things.find().execute());
    }
  }

  @Test
  void status407WithoutProxyIsAnApiException() {
    server.enqueue(TestTransport.json(407, THING).build());
    server.enqueue(TestTransport.json(407, THING).build());
    try (TestTransport things = TestTransport.to(server)) {
      ApiException ofCreate = assertThrows(ApiException.class, () -> things.issue().execute());
      assertEquals(407, ofCreate.status());
      assertEquals(THING, ofCreate.body().reveal());
      ApiException ofRead = assertThrows(ApiException.class, () -> things.read().execute());
      assertEquals(407, ofRead.status());
      assertEquals(2, server.getRequestCount());
    }
  }

  @Test
  void negativeContentLengthIsMalformed() {
    server.enqueue(negativeLength());
    server.enqueue(negativeLength());
    try (TestTransport things = TestTransport.to(server, settings -> settings.maxRetries(0))) {
      TransportException ofRead =
          assertThrows(TransportException.class, () -> things.read().execute());
      assertTrue(ofRead.getMessage().contains("not valid HTTP"), ofRead.getMessage());
      OutcomeUnknownException ofCreate =
          assertThrows(OutcomeUnknownException.class, () -> things.issue().execute());
      assertTrue(ofCreate.getMessage().contains("not valid HTTP"), ofCreate.getMessage());
      assertFalse(ofCreate.getMessage().contains("interceptor"), ofCreate.getMessage());
    }
  }

  @Test
  void malformedStatusLineIsMalformed() {
    server.enqueue(TestTransport.thing().status("CANARY is no status line").build());
    try (TestTransport things = TestTransport.to(server, settings -> settings.maxRetries(0))) {
      TransportException failure =
          assertThrows(TransportException.class, () -> things.read().execute());
      assertTrue(failure.getMessage().contains("not valid HTTP"), failure.getMessage());
      assertFalse(Shown.by(failure).contains("CANARY"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {520, 521, 522, 523, 524, 525, 526, 527, 530})
  void statusOfCloudflareIsRetried(int status) {
    server.enqueue(TestTransport.status(status).build());
    server.enqueue(TestTransport.status(status).build());
    server.enqueue(new MockResponse.Builder().code(204).build());
    try (TestTransport things = TestTransport.to(server)) {
      things.remove().execute();
      assertEquals(3, server.getRequestCount());
    }
  }

  @Test
  void htmlOf403IsTheGateways() {
    server.enqueue(page(403));
    try (TestTransport things = TestTransport.to(server)) {
      String message =
          assertThrows(ForbiddenException.class, () -> things.read().execute()).getMessage();
      assertTrue(message.contains("gateway"), message);
      assertFalse(message.contains("may not do this"), message);
    }
  }

  @Test
  void messageOf422NamesPointerParameterAndCode() {
    server.enqueue(
        TestTransport.json(
                422,
                """
                {"errors":[
                 {"code":"INVALID","detail":"CANARY","source":{"pointer":"/data/attributes/site"}},
                 {"code":"1004","source":{"parameter":"filter[location]"}},
                 {"code":"CANARY-1","source":{"pointer":"/data/CANARY 1"}}]}\
                """)
            .build());
    try (TestTransport things = TestTransport.to(server)) {
      UnprocessableEntityException failure =
          assertThrows(UnprocessableEntityException.class, () -> things.read().execute());
      String message = failure.getMessage();
      assertTrue(message.contains("INVALID at /data/attributes/site"), message);
      assertTrue(message.contains("1004 at filter[location]"), message);
      assertFalse(message.contains("CANARY"), message);
    }
  }

  @Test
  void messageOf422HasTheServersWordsIfAskedFor() {
    server.enqueue(
        TestTransport.json(
                422, "{\"errors\":[{\"code\":\"INVALID\",\"detail\":\"is not a site\"}]}")
            .build());
    try (TestTransport things = TestTransport.to(server, settings -> settings.showServerText())) {
      UnprocessableEntityException failure =
          assertThrows(UnprocessableEntityException.class, () -> things.read().execute());
      assertTrue(failure.getMessage().contains("is not a site"), failure.getMessage());
    }
  }

  @Test
  void resultArrivesIfTheExecutorRunsAndRejectsACall() {
    server.enqueue(TestTransport.thing().build());
    OkHttpClient client = new OkHttpClient.Builder().dispatcher(runningAndRejecting()).build();
    List<CallReport> reports = new ArrayList<>();
    try (TestTransport things =
        TestTransport.to(
            server,
            settings -> {
              settings.httpClient(client);
              settings.listener(reports::add);
            })) {
      assertEquals(TestTransport.SECRET, things.issue().executeAsync().join().secret().reveal());
    }
    assertEquals(1, reports.size(), "the call has ended once");
  }

  private static okhttp3.Dispatcher runningAndRejecting() {
    return new okhttp3.Dispatcher(
        new java.util.concurrent.AbstractExecutorService() {
          @Override
          public void execute(Runnable task) {
            task.run();
            throw new java.util.concurrent.RejectedExecutionException("rejected");
          }

          @Override
          public void shutdown() {}

          @Override
          public List<Runnable> shutdownNow() {
            return List.of();
          }

          @Override
          public boolean isShutdown() {
            return false;
          }

          @Override
          public boolean isTerminated() {
            return false;
          }

          @Override
          public boolean awaitTermination(long time, java.util.concurrent.TimeUnit unit) {
            return true;
          }
        });
  }

  private static String received(KeyfobException failure) {
    return failure instanceof DecodingException decoding
        ? decoding.body().reveal()
        : assertInstanceOf(OutcomeUnknownException.class, failure)
            .received()
            .orElseThrow()
            .reveal();
  }

  private static MockResponse withBody(int status) {
    return TestTransport.json(status, "{}").build();
  }

  private static MockResponse page(int status) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "text/html")
        .body("\n<!DOCTYPE html><title>Just a moment...</title>")
        .build();
  }

  private static MockResponse negativeLength() {
    return TestTransport.thing().setHeader("Content-Length", "-7").build();
  }
}
