package dev.keyfob.internal.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.error.ApiException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.error.RateLimitedException;
import dev.keyfob.error.ServerErrorException;
import dev.keyfob.error.TransportException;
import dev.keyfob.error.UnexpectedStatusException;
import dev.keyfob.testclient.PromptServer;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentOnceTest {

  private static final SocketEffect CUT = new SocketEffect.CloseSocket();

  @StartStop final MockWebServer server = PromptServer.create();

  @Test
  void issuingRequestCutBeforeItsBodyIsReadIsNotRetried() {
    assertOutcomeUnknown(new MockResponse.Builder().onRequestBody(CUT).build());
  }

  @Test
  void issuingRequestCutBeforeItsResponseIsNotRetried() {
    assertOutcomeUnknown(new MockResponse.Builder().onResponseStart(CUT).build());
  }

  @Test
  void reissueIsSentOnceEvenIfItsMethodIsIdempotent() {
    server.enqueue(new MockResponse.Builder().onResponseStart(CUT).build());
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server)) {
      assertThrows(OutcomeUnknownException.class, () -> things.reissue().execute());
      assertEquals(1, server.getRequestCount());
    }
  }

  @Test
  void issuingRequestCutOnAReusedConnectionIsNotRetried() {
    server.enqueue(TestTransport.thing().build());
    server.enqueue(new MockResponse.Builder().onResponseStart(CUT).build());
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server)) {
      things.issue().execute();
      assertThrows(OutcomeUnknownException.class, () -> things.issue().execute());
      assertEquals(2, server.getRequestCount());
    }
  }

  @Test
  void responseCutOffIsInTheException() {
    server.enqueue(TestTransport.thing().onResponseBody(CUT).build());
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server)) {
      OutcomeUnknownException failure =
          assertThrows(OutcomeUnknownException.class, () -> things.issue().execute());
      assertEquals(1, server.getRequestCount());
      assertTrue(failure.received().orElseThrow().reveal().startsWith("{\"id\""));
      assertEquals("req-1", failure.requestId().orElseThrow());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 502, 503, 504, 520})
  void issuingRequestIsNotRetriedAfterAServerError(int status) {
    server.enqueue(TestTransport.status(status).setHeader("Retry-After", "0").build());
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server)) {
      OutcomeUnknownException failure =
          assertThrows(OutcomeUnknownException.class, () -> things.issue().execute());
      assertEquals(1, server.getRequestCount());
      assertEquals(status, assertInstanceOf(ApiException.class, failure.getCause()).status());
      assertTrue(failure.getMessage().contains(TestTransport.IF_LOST));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {307, 308})
  void redirectOfTheWholeRequestIsNotFollowedAndLeavesNoDoubt(int status) {
    server.enqueue(
        TestTransport.status(status).setHeader("Location", "/elsewhere/CANARY-location").build());
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server)) {
      UnexpectedStatusException failure =
          assertThrows(UnexpectedStatusException.class, () -> things.issue().execute());
      assertEquals(1, server.getRequestCount());
      assertTrue(failure.getMessage().contains("redirects are not followed"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 301, 302, 303, 304})
  void redirectThatMayFollowASuccessIsNotFollowedAndLeavesTheOutcomeOpen(int status) {
    server.enqueue(
        new MockResponse.Builder().code(status).setHeader("Location", "/things/CANARY").build());
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server)) {
      OutcomeUnknownException failure =
          assertThrows(OutcomeUnknownException.class, () -> things.issue().execute());
      assertEquals(1, server.getRequestCount());
      assertEquals(
          status, assertInstanceOf(UnexpectedStatusException.class, failure.getCause()).status());
      assertTrue(failure.getCause().getMessage().contains("redirects are not followed"));
    }
  }

  @Test
  void redirectOfAReadLeavesNoDoubt() {
    server.enqueue(
        new MockResponse.Builder().code(303).setHeader("Location", "/elsewhere").build());
    try (TestTransport things = TestTransport.to(server)) {
      assertEquals(
          303,
          assertThrows(UnexpectedStatusException.class, () -> things.read().execute()).status());
    }
  }

  @Test
  void issuingRequestIsRetriedAfter429() {
    server.enqueue(TestTransport.status(429).build());
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server)) {
      assertEquals("th_1", things.issue().execute().id());
      assertEquals(2, server.getRequestCount());
    }
  }

  @Test
  void issuingRequestFailsAfterThree429s() {
    for (int i = 0; i < 4; i++) {
      server.enqueue(TestTransport.status(429).build());
    }
    try (TestTransport things = TestTransport.to(server)) {
      assertThrows(RateLimitedException.class, () -> things.issue().execute());
      assertEquals(3, server.getRequestCount());
    }
  }

  @Test
  void issuingRequestThatWasNeverSentIsRetried() {
    server.close();
    try (TestTransport things = TestTransport.to(server)) {
      TransportException failure =
          assertThrows(TransportException.class, () -> things.issue().execute());
      assertEquals(2, things.timing.waits.size());
      assertTrue(failure.getMessage().contains("connecting failed"));
    }
  }

  @Test
  void issuingRequestIsNotRetriedAfterARefusal() {
    server.enqueue(TestTransport.status(422).build());
    try (TestTransport things = TestTransport.to(server)) {
      assertThrows(ApiException.class, () -> things.issue().execute());
      assertEquals(1, server.getRequestCount());
    }
  }

  @Test
  void nonIdempotentOperationWithoutBodyIsNotRetried() {
    server.enqueue(new MockResponse.Builder().onResponseStart(CUT).build());
    server.enqueue(new MockResponse.Builder().code(204).build());
    try (TestTransport things = TestTransport.to(server)) {
      assertThrows(OutcomeUnknownException.class, () -> things.act().execute());
      assertEquals(1, server.getRequestCount());
    }
  }

  @Test
  void nonIdempotentOperationWithoutBodyIsNotRetriedAfter503WithRetryAfter0() {
    server.enqueue(TestTransport.status(503).setHeader("Retry-After", "0").build());
    server.enqueue(new MockResponse.Builder().code(204).build());
    try (TestTransport things = TestTransport.to(server)) {
      assertInstanceOf(
          ServerErrorException.class,
          assertThrows(OutcomeUnknownException.class, () -> things.act().execute()).getCause());
      assertEquals(1, server.getRequestCount());
    }
  }

  @Test
  void callersInterceptorCannotSendAnIssuingRequestTwice() {
    server.enqueue(TestTransport.status(503).build());
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.httpClient(retryingClient()))) {
      OutcomeUnknownException failure =
          assertThrows(OutcomeUnknownException.class, () -> things.issue().execute());
      assertEquals(1, server.getRequestCount());
      assertTrue(failure.getMessage().contains("tried to send it a second time"));
      assertTrue(failure.received().isPresent());
    }
  }

  @Test
  void exceptionIsStillRateLimitedIfAnInterceptorRetriesAfter429() {
    server.enqueue(TestTransport.status(429).setHeader("Retry-After", "60").build());
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.httpClient(retryingClient()))) {
      RateLimitedException failure =
          assertThrows(RateLimitedException.class, () -> things.issue().execute());
      assertEquals(60, failure.retryAfter().orElseThrow().toSeconds());
      assertEquals(1, server.getRequestCount());
    }
  }

  @Test
  void clientRetriesAfter429AlthoughAnInterceptorIsBlocked() {
    server.enqueue(TestTransport.status(429).build());
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.httpClient(retryingClient()))) {
      assertEquals(TestTransport.SECRET, things.issue().execute().secret().reveal());
      assertEquals(2, server.getRequestCount());
    }
  }

  @Test
  void callersInterceptorMaySendAReadASecondTime() {
    server.enqueue(TestTransport.status(503).build());
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.httpClient(retryingClient()))) {
      assertEquals("th_1", things.read().execute().id());
      assertEquals(2, server.getRequestCount());
    }
  }

  @Test
  void callersClientDoesNotBringItsOwnRepetitions() {
    server.enqueue(new MockResponse.Builder().onResponseStart(CUT).build());
    server.enqueue(TestTransport.thing().build());
    OkHttpClient eager =
        new OkHttpClient.Builder().retryOnConnectionFailure(true).followRedirects(true).build();
    try (TestTransport things = TestTransport.to(server, settings -> settings.httpClient(eager))) {
      assertThrows(OutcomeUnknownException.class, () -> things.issue().execute());
      assertEquals(1, server.getRequestCount());
    }
  }

  private void assertOutcomeUnknown(MockResponse cut) {
    server.enqueue(cut);
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server)) {
      OutcomeUnknownException failure =
          assertThrows(OutcomeUnknownException.class, () -> things.issue().execute());
      // The server records no request that it has not read to its end.
      assertTrue(server.getRequestCount() <= 1);
      assertTrue(failure.received().isEmpty());
      assertTrue(failure.getMessage().contains(TestTransport.IF_LOST));
      assertTrue(failure.getMessage().contains("POST /things"));
    }
  }

  private static OkHttpClient retryingClient() {
    Interceptor again =
        chain -> {
          Response first = chain.proceed(chain.request());
          if (first.isSuccessful()) {
            return first;
          }
          first.close();
          return chain.proceed(chain.request());
        };
    return new OkHttpClient.Builder().addInterceptor(again).build();
  }
}
