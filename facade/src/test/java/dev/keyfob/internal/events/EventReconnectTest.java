package dev.keyfob.internal.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.error.ApiException;
import dev.keyfob.error.DecodingException;
import dev.keyfob.error.RateLimitedException;
import dev.keyfob.error.TransportException;
import dev.keyfob.error.UnauthorizedException;
import dev.keyfob.internal.call.CapturedLog;
import dev.keyfob.internal.call.TestTransport;
import dev.keyfob.internal.time.FakeTimeSource;
import dev.keyfob.secret.Secret;
import dev.keyfob.testclient.PromptServer;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReconnectTest {

  private static final List<Protocol> HTTP_2 = List.of(Protocol.H2_PRIOR_KNOWLEDGE);

  @StartStop final MockWebServer server = PromptServer.create();

  @Test
  void reconnectsIfTheServerEndsTheStream() {
    enqueue(TestEventStream.events(1), TestEventStream.events(2), TestEventStream.noMore());
    try (TestEventStream test = TestEventStream.to(server)) {
      assertEquals(List.of("{\"id\":1}", "{\"id\":2}"), test.all());
      assertEquals(3, test.stream.connections());
    }
  }

  @Test
  void reconnectsIfTheConnectionIsCut() {
    MockResponse cut =
        TestEventStream.events(1)
            .newBuilder()
            .onResponseEnd(new SocketEffect.CloseSocket())
            .build();
    MockResponse none =
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
    enqueue(cut, none, TestEventStream.events(2), TestEventStream.noMore());
    try (TestEventStream test = TestEventStream.to(server)) {
      assertEquals(List.of("{\"id\":1}", "{\"id\":2}"), test.all());
    }
  }

  @Test
  void skipsAndCountsRepeatedEvents() {
    enqueue(
        TestEventStream.events(1, 2, 2), TestEventStream.events(1, 2, 3), TestEventStream.noMore());
    try (TestEventStream test = TestEventStream.to(server)) {
      assertEquals(List.of("{\"id\":1}", "{\"id\":2}", "{\"id\":3}"), test.all());
      assertEquals(3, test.stream.repeated());
    }
  }

  @Test
  void deliversEqualEventsIfTheyHaveNoId() {
    enqueue(TestEventStream.stream("data: {}\n\ndata: {}\n\n", 100), TestEventStream.noMore());
    try (TestEventStream test = TestEventStream.to(server)) {
      assertEquals(List.of("{}", "{}"), test.all());
    }
  }

  @Test
  void sendsLastEventIdOnReconnect() throws Exception {
    enqueue(
        TestEventStream.stream("id: a 7\ndata: {}\n\n", 100),
        TestEventStream.events(1),
        TestEventStream.noMore());
    try (TestEventStream test = TestEventStream.to(server)) {
      test.all();
    }
    assertNull(server.takeRequest().getHeaders().get("Last-Event-ID"));
    assertEquals("a 7", server.takeRequest().getHeaders().get("Last-Event-ID"));
    assertEquals("a 7", server.takeRequest().getHeaders().get("Last-Event-ID"));
  }

  @Test
  void sendsNoLastEventIdIfTheServerResetIt() throws Exception {
    enqueue(
        TestEventStream.stream("id: 7\ndata: {}\n\nid\ndata: {}\n\n", 100),
        TestEventStream.noMore());
    try (TestEventStream test = TestEventStream.to(server)) {
      test.all();
    }
    server.takeRequest();
    assertNull(server.takeRequest().getHeaders().get("Last-Event-ID"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00fc", "\u0000", "\u007f", "LONG"})
  void sendsNoLastEventIdThatIsNoHeaderValue(String id) throws Exception {
    String text =
        "id: 7\ndata: {}\n\nid: " + id.replace("LONG", "x".repeat(257)) + "\ndata: {}\n\n";
    enqueue(TestEventStream.stream(text, 100), TestEventStream.noMore());
    try (TestEventStream test = TestEventStream.to(server)) {
      assertEquals(2, test.all().size());
    }
    server.takeRequest();
    assertNull(server.takeRequest().getHeaders().get("Last-Event-ID"));
  }

  @Test
  void requestHasKeyAndUserAgent() throws Exception {
    enqueue(TestEventStream.noMore());
    try (TestEventStream test = TestEventStream.to(server)) {
      assertTrue(test.all().isEmpty());
    }
    RecordedRequest request = server.takeRequest();
    assertEquals("GET /v1/events HTTP/1.1", request.getRequestLine());
    assertEquals("text/event-stream", request.getHeaders().get("Accept"));
    assertEquals(TestTransport.KEY, request.getHeaders().get("Authorization"));
    assertTrue(request.getHeaders().get("User-Agent").startsWith("keyfob"));
  }

  @Test
  void delaysDoubleUntilAnEventArrives() {
    MockResponse down = TestTransport.status(503).build();
    enqueue(down, down, down, TestEventStream.events(1), down, down, TestEventStream.noMore());
    try (TestEventStream test = TestEventStream.to(server)) {
      test.all();
      assertEquals(List.of(500L, 1000L, 2000L, 500L, 1000L, 2000L), test.timing.waits);
    }
  }

  @Test
  void delaysDoubleIfConnectionsOnlyRepeatKnownEvents() {
    enqueue(
        TestEventStream.events(1),
        TestEventStream.events(1),
        TestEventStream.events(1),
        TestEventStream.events(1, 2));
    enqueue(TestEventStream.events(2, 1), TestEventStream.noMore());
    try (TestEventStream test = TestEventStream.to(server)) {
      assertEquals(List.of("{\"id\":1}", "{\"id\":2}"), test.all());
      assertEquals(List.of(500L, 1000L, 2000L, 500L, 1000L), test.timing.waits);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"data:\n\n", "data: no JSON\n\n", ": comment\n", "id: 7\n\n"})
  void delaysDoubleIfConnectionsDeliverNoEvent(String text) {
    MockResponse withoutEvent = TestEventStream.stream(text, 100);
    enqueue(withoutEvent, withoutEvent, withoutEvent, TestEventStream.noMore());
    try (TestEventStream test = TestEventStream.to(server)) {
      assertEquals(List.of(), test.all());
      assertEquals(List.of(500L, 1000L, 2000L), test.timing.waits);
    }
  }

  @Test
  void delaysAreAtMostTheLongestBackoff() {
    for (int i = 0; i < 30; i++) {
      enqueue(TestEventStream.events());
    }
    enqueue(TestEventStream.noMore());
    try (TestEventStream test = TestEventStream.to(server)) {
      test.all();
      assertEquals(30_000, test.timing.waits.get(29));
    }
  }

  @Test
  void waitsLongerIfA429AsksForIt() {
    enqueue(
        TestTransport.status(429).setHeader("Retry-After", "60").build(), TestEventStream.noMore());
    try (TestEventStream test = TestEventStream.to(server)) {
      test.all();
      assertEquals(List.of(60_000L), test.timing.waits);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2000, 2000",
    "0, 500",
    "999999, 30000",
    "-1, 500",
    "1e3, 500",
    "99999999999999999999, 500"
  })
  void retryFieldIsTheMinimumDelay(String retry, long wait) {
    enqueue(
        TestEventStream.stream("retry: " + retry + "\ndata: {}\n\n", 100),
        TestEventStream.noMore());
    try (TestEventStream test = TestEventStream.to(server)) {
      test.all();
      assertEquals(List.of(wait), test.timing.waits);
    }
  }

  /** WHATWG HTML, 9.2.3: the reconnection time belongs to the event source. */
  @Test
  void retryFieldHoldsUntilTheServerSendsAnother() {
    enqueue(
        TestEventStream.stream("retry: 2000\ndata: {}\n\n", 100),
        TestEventStream.stream("data: {}\n\n", 100),
        TestTransport.status(503).build(),
        TestEventStream.stream("retry: 3000\ndata: {}\n\n", 100),
        TestEventStream.stream("retry: x\ndata: {}\n\n", 100),
        TestEventStream.noMore());
    try (TestEventStream test = TestEventStream.to(server)) {
      test.all();
      assertEquals(List.of(2000L, 2000L, 2000L, 3000L, 3000L), test.timing.waits);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void reconnectsAfterTransientStatus(int status) {
    enqueue(
        TestTransport.status(status).build(), TestEventStream.events(1), TestEventStream.noMore());
    try (TestEventStream test = TestEventStream.to(server)) {
      assertEquals(List.of("{\"id\":1}"), test.all());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 307, 400, 401, 403, 404, 406, 410, 422})
  void permanentStatusEndsTheStreamAfterItsEvents(int status) {
    enqueue(TestEventStream.events(1), TestTransport.status(status).build());
    try (TestEventStream test = TestEventStream.to(server)) {
      assertEquals("{\"id\":1}", test.stream.take());
      ApiException failure = assertThrows(ApiException.class, test.stream::take);
      assertEquals(status, failure.status());
      assertEquals("CANARY-detail", failure.detail().orElseThrow());
      assertFalse(failure.getMessage().contains("CANARY"));
      assertSame(failure, assertThrows(ApiException.class, () -> test.stream.take(Duration.ZERO)));
      assertTrue(test.stream.isExhausted());
      assertEquals(2, server.getRequestCount());
    }
  }

  @Test
  void readsErrorBodyIfItsContentTypeIsEventStream() {
    enqueue(TestTransport.status(401).setHeader("Content-Type", "text/event-stream").build());
    try (TestEventStream test = TestEventStream.to(server)) {
      assertEquals(
          "CANARY-detail",
          assertThrows(UnauthorizedException.class, test.stream::take).detail().orElseThrow());
    }
  }

  @Test
  void successWithoutEventStreamEndsTheStream() {
    enqueue(TestTransport.json(200, "{\"error\":\"CANARY\"}").build());
    try (TestEventStream test = TestEventStream.to(server)) {
      DecodingException failure = assertThrows(DecodingException.class, test.stream::take);
      assertEquals("{\"error\":\"CANARY\"}", failure.body().reveal());
      assertFalse(failure.getMessage().contains("CANARY"));
    }
  }

  @Test
  void throwsTheLastFailureAfterGiveUpAfter() {
    for (int i = 0; i < 30; i++) {
      enqueue(TestTransport.status(503).build());
    }
    try (TestEventStream test = TestEventStream.to(server)) {
      assertEquals(503, assertThrows(ApiException.class, test.stream::take).status());
      long waited = test.timing.waits.stream().mapToLong(Long::longValue).sum();
      assertTrue(waited > 560_000 && waited <= 600_000, () -> "waited " + waited);
    }
  }

  @Test
  void endsAtOnceIfRetryAfterExceedsGiveUpAfter() {
    enqueue(TestTransport.status(429).setHeader("Retry-After", "601").build());
    try (TestEventStream test = TestEventStream.to(server)) {
      assertEquals(
          601,
          assertThrows(RateLimitedException.class, test.stream::take)
              .retryAfter()
              .orElseThrow()
              .toSeconds());
    }
  }

  @Test
  void endsIfNoServerListens() throws Exception {
    server.close();
    try (TestEventStream test = TestEventStream.to(server)) {
      assertTrue(
          assertThrows(TransportException.class, test.stream::take)
              .getMessage()
              .contains("connecting failed"));
      assertTrue(test.stream.connections() > 10);
    }
  }

  @Test
  void neverEndsIfGiveUpAfterIsZero() {
    for (int i = 0; i < 40; i++) {
      enqueue(TestTransport.status(503).build());
    }
    enqueue(TestEventStream.events(1), TestEventStream.noMore());
    EventStreamOptions options =
        new EventStreamOptions(10, Duration.ZERO, Duration.ofSeconds(30), Duration.ZERO);
    try (TestEventStream test = TestEventStream.to(server, options)) {
      assertEquals(List.of("{\"id\":1}"), test.all());
    }
  }

  @Test
  void replacesSilentConnectionAfterIdleLimit() {
    try (LiveStream silent = new LiveStream().send("data: {\"id\":1}\n\n")) {
      enqueue(silent.response(), TestEventStream.events(2), TestEventStream.noMore());
      EventStreamOptions options =
          new EventStreamOptions(
              10, Duration.ofMillis(700), Duration.ofSeconds(30), Duration.ofMinutes(10));
      try (TestEventStream test = TestEventStream.to(server, options)) {
        assertEquals(List.of("{\"id\":1}", "{\"id\":2}"), test.all());
      }
    }
  }

  @Test
  void waitsAfterSilenceUntilOkHttpHasPingedItsConnections() {
    server.setProtocols(HTTP_2);
    try (LiveStream silent = new LiveStream().send("data: {\"id\":1}\n\n")) {
      enqueue(silent.response(), TestEventStream.noMore());
      EventStreamOptions options =
          new EventStreamOptions(
              10, Duration.ofMillis(700), Duration.ofSeconds(30), Duration.ofMinutes(10));
      OkHttpClient http2 = new OkHttpClient.Builder().protocols(HTTP_2).build();
      try (TestEventStream test =
          TestEventStream.to(
              server, options, new FakeTimeSource(), settings -> settings.httpClient(http2))) {
        test.all();
        assertEquals(List.of(2000L), test.timing.waits);
      }
    }
  }

  @Test
  void ignoresReadTimeoutAndCallTimeoutAfterTheStreamHasStarted() throws Exception {
    try (LiveStream live = new LiveStream()) {
      enqueue(live.response());
      try (TestEventStream test =
          TestEventStream.to(
              server,
              TestEventStream.OPTIONS,
              new FakeTimeSource(),
              settings -> {
                settings.readTimeout(Duration.ofMillis(200));
                settings.callTimeout(Duration.ofMillis(600));
              })) {
        live.awaitStart();
        assertNull(test.stream.take(Duration.ofMillis(700)));
        live.send("data: {\"id\":1}\n\n");
        assertEquals("{\"id\":1}", test.stream.take(Duration.ofSeconds(10)));
        assertEquals(1, test.stream.connections());
      }
    }
  }

  @Test
  void reconnectsIfNoResponseArrivesWithinCallTimeout() {
    enqueue(
        new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build(),
        TestEventStream.events(1),
        TestEventStream.noMore());
    try (TestEventStream test =
        TestEventStream.to(
            server,
            TestEventStream.OPTIONS,
            new FakeTimeSource(),
            settings -> settings.callTimeout(Duration.ofMillis(300)))) {
      assertEquals(List.of("{\"id\":1}"), test.all());
    }
  }

  @Test
  void keySupplierFailureEndsTheStream() {
    IllegalStateException failure = new IllegalStateException("no key today");
    Supplier<Secret<String>> keys =
        () -> {
          throw failure;
        };
    try (TestEventStream test =
        TestEventStream.to(
            server,
            TestEventStream.OPTIONS,
            new FakeTimeSource(),
            settings -> settings.apiKey(keys))) {
      assertSame(failure, assertThrows(IllegalStateException.class, test.stream::take));
      assertEquals(0, server.getRequestCount());
    }
  }

  @Test
  void logsOneLineForEachConnection() {
    enqueue(TestEventStream.events(1), TestTransport.status(503).build(), TestEventStream.noMore());
    try (CapturedLog log = new CapturedLog();
        TestEventStream test = TestEventStream.to(server)) {
      test.all();
      assertEquals(
          List.of(
              "GET /events -> 200 stream ended after 0 ms (connection 1, request id req-1)",
              "GET /events -> 503 no stream after 0 ms (connection 2, request id req-1)",
              "GET /events -> 204 no stream after 0 ms (connection 3, request id none)"),
          log.lines());
      assertFalse(log.everything().contains("CANARY"));
    }
  }

  private void enqueue(MockResponse... responses) {
    for (MockResponse response : responses) {
      server.enqueue(response);
    }
  }
}
