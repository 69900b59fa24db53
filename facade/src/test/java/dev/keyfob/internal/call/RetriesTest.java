package dev.keyfob.internal.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.error.ApiException;
import dev.keyfob.error.RateLimitedException;
import dev.keyfob.error.ServerErrorException;
import dev.keyfob.error.TransportException;
import dev.keyfob.internal.time.FakeTimeSource;
import dev.keyfob.testclient.PromptServer;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest {

  @StartStop final MockWebServer server = PromptServer.create();

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 502, 503, 504})
  void readIsRetried(int status) {
    server.enqueue(TestTransport.status(status).build());
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server)) {
      assertEquals("th_1", things.read().execute().id());
      assertEquals(List.of(250L), things.timing.waits);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 406, 409, 422, 423, 500, 501})
  void readIsNotRetried(int status) {
    server.enqueue(TestTransport.status(status).build());
    try (TestTransport things = TestTransport.to(server)) {
      assertEquals(
          status, assertThrows(ApiException.class, () -> things.read().execute()).status());
      assertEquals(1, server.getRequestCount());
    }
  }

  @Test
  void readIsRetriedIfItsResponseIsCutOff() {
    server.enqueue(TestTransport.thing().onResponseBody(new SocketEffect.CloseSocket()).build());
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server)) {
      assertEquals("th_1", things.read().execute().id());
    }
  }

  @Test
  void idempotentOperationIsRetried() {
    server.enqueue(TestTransport.status(503).build());
    server.enqueue(new MockResponse.Builder().code(204).build());
    try (TestTransport things = TestTransport.to(server)) {
      things.remove().execute();
      assertEquals(2, server.getRequestCount());
    }
  }

  @Test
  void waitsGrowAndThreeAttemptsAreAll() {
    for (int i = 0; i < 4; i++) {
      server.enqueue(TestTransport.status(503).build());
    }
    try (TestTransport things = TestTransport.to(server)) {
      assertThrows(ServerErrorException.class, () -> things.read().execute());
      assertEquals(3, server.getRequestCount());
      assertEquals(List.of(250L, 500L), things.timing.waits);
    }
  }

  @Test
  void readThatNeverGotThroughIsATransportException() {
    for (int i = 0; i < 3; i++) {
      server.enqueue(
          new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    }
    try (TestTransport things = TestTransport.to(server)) {
      assertThrows(TransportException.class, () -> things.read().execute());
      assertEquals(3, server.getRequestCount());
    }
  }

  @Test
  void retriesCanBeTurnedOff() {
    server.enqueue(TestTransport.status(503).build());
    try (TestTransport things = TestTransport.to(server, settings -> settings.maxRetries(0))) {
      assertThrows(ServerErrorException.class, () -> things.read().execute());
      assertEquals(1, server.getRequestCount());
    }
  }

  @Test
  void okHttpDoesNotRetry503WithRetryAfter0() {
    for (int i = 0; i < 4; i++) {
      server.enqueue(TestTransport.status(503).setHeader("Retry-After", "0").build());
    }
    try (TestTransport things = TestTransport.to(server, settings -> settings.maxRetries(1))) {
      ServerErrorException failure =
          assertThrows(ServerErrorException.class, () -> things.read().execute());
      assertEquals(2, server.getRequestCount());
      assertEquals(Duration.ZERO, failure.retryAfter().orElseThrow());
    }
  }

  @Test
  void retryAfterInSecondsIsWaitedFor() {
    assertWaits(7_000, TestTransport.status(429).setHeader("Retry-After", "7"));
  }

  @Test
  void retryAfterAsADateIsWaitedFor() {
    assertWaits(
        8_000, TestTransport.status(503).setHeader("Retry-After", "Fri, 20 Nov 2026 10:00:07 GMT"));
  }

  @Test
  void retryAfterAsADateIsMeantByTheServersClock() {
    assertWaits(
        5_000,
        TestTransport.status(503)
            .setHeader("Date", "Fri, 20 Nov 2026 09:00:03 GMT")
            .setHeader("Retry-After", "Fri, 20 Nov 2026 09:00:07 GMT"));
  }

  @Test
  void rateLimitResetAsATimeIsWaitedFor() {
    assertWaits(
        11_000,
        TestTransport.status(429)
            .setHeader("X-RateLimit-Reset", FakeTimeSource.START.getEpochSecond() + 11));
  }

  @Test
  void rateLimitResetAsATimeIsMeantByTheServersClock() {
    assertWaits(
        7_000,
        TestTransport.status(429)
            .setHeader("Date", "Fri, 20 Nov 2026 10:00:04 GMT")
            .setHeader("X-RateLimit-Reset", FakeTimeSource.START.getEpochSecond() + 11));
  }

  @Test
  void rateLimitResetInThePastIsOver() {
    assertWaits(
        250,
        TestTransport.status(429)
            .setHeader("X-RateLimit-Reset", FakeTimeSource.START.getEpochSecond() - 11));
  }

  @Test
  void retryAfterInTheBodyIsWaitedFor() {
    assertWaits(
        9_000,
        TestTransport.json(
            429, "{\"errors\":[{\"code\":\"RATE_LIMIT_EXCEEDED\",\"meta\":{\"retry_after\":9}}]}"));
  }

  @Test
  void rateLimitResetIsWaitedFor() {
    assertWaits(11_000, TestTransport.status(429).setHeader("X-RateLimit-Reset", "11"));
  }

  @Test
  void rateLimitResetMeansNothingOnOtherFailures() {
    assertWaits(250, TestTransport.status(503).setHeader("X-RateLimit-Reset", "11"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "soon", "", "1e9", "NaN", "0x10", "CANARY"})
  void senselessHintIsIgnored(String hint) {
    assertWaits(250, TestTransport.status(429).setHeader("Retry-After", hint));
  }

  @Test
  void fractionIsRoundedUp() {
    assertWaits(2_000, TestTransport.status(429).setHeader("Retry-After", "1.2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"31", "86400", "99999999999999999999999999"})
  void callFailsIfTheServerAsksForALongerWaitThanAllowed(String seconds) {
    server.enqueue(TestTransport.status(429).setHeader("Retry-After", seconds).build());
    try (TestTransport things = TestTransport.to(server)) {
      RateLimitedException failure =
          assertThrows(RateLimitedException.class, () -> things.read().execute());
      assertEquals(1, server.getRequestCount());
      assertEquals(
          Math.min(Double.parseDouble(seconds), 315_360_000),
          (double) failure.retryAfter().orElseThrow().toSeconds(),
          0.1);
    }
  }

  @Test
  void waitAllowedCanBeSet() {
    server.enqueue(TestTransport.status(429).setHeader("Retry-After", "2").build());
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.maxRetryDelay(Duration.ofSeconds(1)))) {
      assertThrows(RateLimitedException.class, () -> things.read().execute());
      assertEquals(1, server.getRequestCount());
    }
  }

  @Test
  void callTimeoutBoundsAttemptsAndWaitsTogether() {
    server.enqueue(TestTransport.status(429).setHeader("Retry-After", "7").build());
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.callTimeout(Duration.ofSeconds(6)))) {
      assertThrows(RateLimitedException.class, () -> things.read().execute());
      assertEquals(1, server.getRequestCount());
    }
  }

  @Test
  void issuingRequestIsNotSentWithTooLittleTimeForItsResponse() {
    server.enqueue(TestTransport.status(429).setHeader("Retry-After", "4").build());
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.callTimeout(Duration.ofSeconds(6)))) {
      assertThrows(RateLimitedException.class, () -> things.issue().execute());
      assertEquals(1, server.getRequestCount());
    }
  }

  @Test
  void issuingRequestIsSentWithHalfOfItsTimeLeft() {
    server.enqueue(TestTransport.status(429).setHeader("Retry-After", "4").build());
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.callTimeout(Duration.ofSeconds(9)))) {
      assertEquals("th_1", things.issue().execute().id());
    }
  }

  /** Nothing was sent, so the exception does not say that a credential may exist. */
  @Test
  void issuingRequestIsNotSentAfterConnectingTookTooLong() {
    FakeTimeSource timing = new FakeTimeSource();
    AtomicInteger lookedUp = new AtomicInteger();
    Dns slow =
        host -> {
          lookedUp.incrementAndGet();
          timing.pass(4_000);
          throw new UnknownHostException();
        };
    try (TestTransport things =
        TestTransport.to(
            "https://things.example/",
            settings -> {
              settings.httpClient(new OkHttpClient.Builder().dns(slow).build());
              settings.timeSource(timing);
              settings.callTimeout(Duration.ofSeconds(6));
            })) {
      assertThrows(TransportException.class, () -> things.issue().execute());
      assertEquals(1, lookedUp.get());
      assertThrows(TransportException.class, () -> things.read().execute());
      assertEquals(3, lookedUp.get());
    }
  }

  @Test
  void revocationIsSentWithLittleTimeLeft() {
    server.enqueue(TestTransport.status(429).setHeader("Retry-After", "4").build());
    server.enqueue(new MockResponse.Builder().code(204).build());
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.callTimeout(Duration.ofSeconds(6)))) {
      things.act().revokingNewCredential().execute();
      assertEquals(2, server.getRequestCount());
    }
  }

  @Test
  void readIsSentWithLittleTimeLeft() {
    server.enqueue(TestTransport.status(429).setHeader("Retry-After", "4").build());
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.callTimeout(Duration.ofSeconds(6)))) {
      assertEquals("th_1", things.read().execute().id());
    }
  }

  @Test
  void callIsNotRetriedAfterItsCallTimeout() {
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.callTimeout(Duration.ofMillis(500)))) {
      TransportException failure =
          assertThrows(TransportException.class, () -> things.read().execute());
      assertTrue(failure.getMessage().contains("timed out"));
      assertEquals(1, server.getRequestCount());
    }
  }

  private void assertWaits(long millis, MockResponse.Builder first) {
    server.enqueue(first.build());
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server)) {
      assertEquals("th_1", things.read().execute().id());
      assertEquals(List.of(millis), things.timing.waits);
    }
  }
}
