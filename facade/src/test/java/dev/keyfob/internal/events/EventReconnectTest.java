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
import dev.keyfob.internal.call.Rig;
import dev.keyfob.internal.time.FakeTimeSource;
import dev.keyfob.secret.Secret;
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

  @StartStop final MockWebServer server = new MockWebServer();

  @Test
  void reconnectsIfTheServerEndsTheStream() {
    enqueue(EventRig.events(1), EventRig.events(2), EventRig.noMore());
    try (EventRig rig = EventRig.to(server)) {
      assertEquals(List.of("{\"id\":1}", "{\"id\":2}"), rig.all());
      assertEquals(3, rig.stream.connections());
    }
  }

  @Test
  void reconnectsIfTheConnectionIsCut() {
    MockResponse cut =
        EventRig.events(1).newBuilder().onResponseEnd(new SocketEffect.CloseSocket()).build();
    MockResponse none =
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
    enqueue(cut, none, EventRig.events(2), EventRig.noMore());
    try (EventRig rig = EventRig.to(server)) {
      assertEquals(List.of("{\"id\":1}", "{\"id\":2}"), rig.all());
    }
  }

  @Test
  void skipsAndCountsRepeatedEvents() {
    enqueue(EventRig.events(1, 2, 2), EventRig.events(1, 2, 3), EventRig.noMore());
    try (EventRig rig = EventRig.to(server)) {
      assertEquals(List.of("{\"id\":1}", "{\"id\":2}", "{\"id\":3}"), rig.all());
      assertEquals(3, rig.stream.repeated());
    }
  }

  @Test
  void deliversEqualEventsIfTheyHaveNoId() {
    enqueue(EventRig.stream("data: {}\n\ndata: {}\n\n", 100), EventRig.noMore());
    try (EventRig rig = EventRig.to(server)) {
      assertEquals(List.of("{}", "{}"), rig.all());
    }
  }

  @Test
  void sendsLastEventIdOnReconnect() throws Exception {
    enqueue(EventRig.stream("id: a 7\ndata: {}\n\n", 100), EventRig.events(1), EventRig.noMore());
    try (EventRig rig = EventRig.to(server)) {
      rig.all();
    }
    assertNull(server.takeRequest().getHeaders().get("Last-Event-ID"));
    assertEquals("a 7", server.takeRequest().getHeaders().get("Last-Event-ID"));
    assertEquals("a 7", server.takeRequest().getHeaders().get("Last-Event-ID"));
  }

  @Test
  void sendsNoLastEventIdIfTheServerResetIt() throws Exception {
    enqueue(EventRig.stream("id: 7\ndata: {}\n\nid\ndata: {}\n\n", 100), EventRig.noMore());
    try (EventRig rig = EventRig.to(server)) {
      rig.all();
    }
    server.takeRequest();
    assertNull(server.takeRequest().getHeaders().get("Last-Event-ID"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00fc", "\u0000", "\u007f", "LONG"})
  void sendsNoLastEventIdThatIsNoHeaderValue(String id) throws Exception {
    String text =
        "id: 7\ndata: {}\n\nid: " + id.replace("LONG", "x".repeat(257)) + "\ndata: {}\n\n";
    enqueue(EventRig.stream(text, 100), EventRig.noMore());
    try (EventRig rig = EventRig.to(server)) {
      assertEquals(2, rig.all().size());
    }
    server.takeRequest();
    assertNull(server.takeRequest().getHeaders().get("Last-Event-ID"));
  }

  @Test
  void requestHasKeyAndUserAgent() throws Exception {
    enqueue(EventRig.noMore());
    try (EventRig rig = EventRig.to(server)) {
      assertTrue(rig.all().isEmpty());
    }
    RecordedRequest request = server.takeRequest();
    assertEquals("GET /v1/events HTTP/1.1", request.getRequestLine());
    assertEquals("text/event-stream", request.getHeaders().get("Accept"));
    assertEquals(Rig.KEY, request.getHeaders().get("Authorization"));
    assertTrue(request.getHeaders().get("User-Agent").startsWith("keyfob"));
  }

  @Test
  void delaysDoubleUntilAnEventArrives() {
    MockResponse down = Rig.status(503).build();
    enqueue(down, down, down, EventRig.events(1), down, down, EventRig.noMore());
    try (EventRig rig = EventRig.to(server)) {
      rig.all();
      assertEquals(List.of(500L, 1000L, 2000L, 500L, 1000L, 2000L), rig.timing.waits);
    }
  }

  @Test
  void delaysDoubleIfConnectionsOnlyRepeatKnownEvents() {
    enqueue(EventRig.events(1), EventRig.events(1), EventRig.events(1), EventRig.events(1, 2));
    enqueue(EventRig.events(2, 1), EventRig.noMore());
    try (EventRig rig = EventRig.to(server)) {
      assertEquals(List.of("{\"id\":1}", "{\"id\":2}"), rig.all());
      assertEquals(List.of(500L, 1000L, 2000L, 500L, 1000L), rig.timing.waits);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"data:\n\n", "data: no JSON\n\n", ": comment\n", "id: 7\n\n"})
  void delaysDoubleIfConnectionsDeliverNoEvent(String text) {
    MockResponse withoutEvent = EventRig.stream(text, 100);
    enqueue(withoutEvent, withoutEvent, withoutEvent, EventRig.noMore());
    try (EventRig rig = EventRig.to(server)) {
      assertEquals(List.of(), rig.all());
      assertEquals(List.of(500L, 1000L, 2000L), rig.timing.waits);
    }
  }

  @Test
  void delaysAreAtMostTheLongestBackoff() {
    for (int i = 0; i < 30; i++) {
      enqueue(EventRig.events());
    }
    enqueue(EventRig.noMore());
    try (EventRig rig = EventRig.to(server)) {
      rig.all();
      assertEquals(30_000, rig.timing.waits.get(29));
    }
  }

  @Test
  void waitsLongerIfA429AsksForIt() {
    enqueue(Rig.status(429).setHeader("Retry-After", "60").build(), EventRig.noMore());
    try (EventRig rig = EventRig.to(server)) {
      rig.all();
      assertEquals(List.of(60_000L), rig.timing.waits);
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
    enqueue(EventRig.stream("retry: " + retry + "\ndata: {}\n\n", 100), EventRig.noMore());
    try (EventRig rig = EventRig.to(server)) {
      rig.all();
      assertEquals(List.of(wait), rig.timing.waits);
    }
  }

  /** WHATWG HTML, 9.2.3: the reconnection time belongs to the event source. */
  @Test
  void retryFieldHoldsUntilTheServerSendsAnother() {
    enqueue(
        EventRig.stream("retry: 2000\ndata: {}\n\n", 100),
        EventRig.stream("data: {}\n\n", 100),
        Rig.status(503).build(),
        EventRig.stream("retry: 3000\ndata: {}\n\n", 100),
        EventRig.stream("retry: x\ndata: {}\n\n", 100),
        EventRig.noMore());
    try (EventRig rig = EventRig.to(server)) {
      rig.all();
      assertEquals(List.of(2000L, 2000L, 2000L, 3000L, 3000L), rig.timing.waits);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void reconnectsAfterTransientStatus(int status) {
    enqueue(Rig.status(status).build(), EventRig.events(1), EventRig.noMore());
    try (EventRig rig = EventRig.to(server)) {
      assertEquals(List.of("{\"id\":1}"), rig.all());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 307, 400, 401, 403, 404, 406, 410, 422})
  void permanentStatusEndsTheStreamAfterItsEvents(int status) {
    enqueue(EventRig.events(1), Rig.status(status).build());
    try (EventRig rig = EventRig.to(server)) {
      assertEquals("{\"id\":1}", rig.stream.take());
      ApiException failure = assertThrows(ApiException.class, rig.stream::take);
      assertEquals(status, failure.status());
      assertEquals("CANARY-detail", failure.detail().orElseThrow());
      assertFalse(failure.getMessage().contains("CANARY"));
      assertSame(failure, assertThrows(ApiException.class, () -> rig.stream.take(Duration.ZERO)));
      assertTrue(rig.stream.isExhausted());
      assertEquals(2, server.getRequestCount());
    }
  }

  @Test
  void readsErrorBodyIfItsContentTypeIsEventStream() {
    enqueue(Rig.status(401).setHeader("Content-Type", "text/event-stream").build());
    try (EventRig rig = EventRig.to(server)) {
      assertEquals(
          "CANARY-detail",
          assertThrows(UnauthorizedException.class, rig.stream::take).detail().orElseThrow());
    }
  }

  @Test
  void successWithoutEventStreamEndsTheStream() {
    enqueue(Rig.json(200, "{\"error\":\"CANARY\"}").build());
    try (EventRig rig = EventRig.to(server)) {
      DecodingException failure = assertThrows(DecodingException.class, rig.stream::take);
      assertEquals("{\"error\":\"CANARY\"}", failure.body().reveal());
      assertFalse(failure.getMessage().contains("CANARY"));
    }
  }

  @Test
  void throwsTheLastFailureAfterGiveUpAfter() {
    for (int i = 0; i < 30; i++) {
      enqueue(Rig.status(503).build());
    }
    try (EventRig rig = EventRig.to(server)) {
      assertEquals(503, assertThrows(ApiException.class, rig.stream::take).status());
      long waited = rig.timing.waits.stream().mapToLong(Long::longValue).sum();
      assertTrue(waited > 560_000 && waited <= 600_000, () -> "waited " + waited);
    }
  }

  @Test
  void endsAtOnceIfRetryAfterExceedsGiveUpAfter() {
    enqueue(Rig.status(429).setHeader("Retry-After", "601").build());
    try (EventRig rig = EventRig.to(server)) {
      assertEquals(
          601,
          assertThrows(RateLimitedException.class, rig.stream::take)
              .retryAfter()
              .orElseThrow()
              .toSeconds());
    }
  }

  @Test
  void endsIfNoServerListens() throws Exception {
    server.close();
    try (EventRig rig = EventRig.to(server)) {
      assertTrue(
          assertThrows(TransportException.class, rig.stream::take)
              .getMessage()
              .contains("connecting failed"));
      assertTrue(rig.stream.connections() > 10);
    }
  }

  @Test
  void neverEndsIfGiveUpAfterIsZero() {
    for (int i = 0; i < 40; i++) {
      enqueue(Rig.status(503).build());
    }
    enqueue(EventRig.events(1), EventRig.noMore());
    EventStreamOptions options =
        new EventStreamOptions(10, Duration.ZERO, Duration.ofSeconds(30), Duration.ZERO);
    try (EventRig rig = EventRig.to(server, options)) {
      assertEquals(List.of("{\"id\":1}"), rig.all());
    }
  }

  @Test
  void replacesSilentConnectionAfterIdleLimit() {
    try (LiveStream silent = new LiveStream().send("data: {\"id\":1}\n\n")) {
      enqueue(silent.response(), EventRig.events(2), EventRig.noMore());
      EventStreamOptions options =
          new EventStreamOptions(
              10, Duration.ofMillis(700), Duration.ofSeconds(30), Duration.ofMinutes(10));
      try (EventRig rig = EventRig.to(server, options)) {
        assertEquals(List.of("{\"id\":1}", "{\"id\":2}"), rig.all());
      }
    }
  }

  @Test
  void waitsAfterSilenceUntilOkHttpHasPingedItsConnections() {
    server.setProtocols(HTTP_2);
    try (LiveStream silent = new LiveStream().send("data: {\"id\":1}\n\n")) {
      enqueue(silent.response(), EventRig.noMore());
      EventStreamOptions options =
          new EventStreamOptions(
              10, Duration.ofMillis(700), Duration.ofSeconds(30), Duration.ofMinutes(10));
      OkHttpClient http2 = new OkHttpClient.Builder().protocols(HTTP_2).build();
      try (EventRig rig =
          EventRig.to(
              server, options, new FakeTimeSource(), settings -> settings.httpClient(http2))) {
        rig.all();
        assertEquals(List.of(2000L), rig.timing.waits);
      }
    }
  }

  @Test
  void ignoresReadTimeoutAndCallTimeoutAfterTheStreamHasStarted() throws Exception {
    try (LiveStream live = new LiveStream()) {
      enqueue(live.response());
      try (EventRig rig =
          EventRig.to(
              server,
              EventRig.OPTIONS,
              new FakeTimeSource(),
              settings -> {
                settings.readTimeout(Duration.ofMillis(300));
                settings.callTimeout(Duration.ofMillis(1500));
              })) {
        live.awaitStart();
        assertNull(rig.stream.take(Duration.ofMillis(1700)));
        live.send("data: {\"id\":1}\n\n");
        assertEquals("{\"id\":1}", rig.stream.take(Duration.ofSeconds(10)));
        assertEquals(1, rig.stream.connections());
      }
    }
  }

  @Test
  void reconnectsIfNoResponseArrivesWithinCallTimeout() {
    enqueue(
        new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build(),
        EventRig.events(1),
        EventRig.noMore());
    try (EventRig rig =
        EventRig.to(
            server,
            EventRig.OPTIONS,
            new FakeTimeSource(),
            settings -> settings.callTimeout(Duration.ofMillis(300)))) {
      assertEquals(List.of("{\"id\":1}"), rig.all());
    }
  }

  @Test
  void keySupplierFailureEndsTheStream() {
    IllegalStateException failure = new IllegalStateException("no key today");
    Supplier<Secret<String>> keys =
        () -> {
          throw failure;
        };
    try (EventRig rig =
        EventRig.to(
            server, EventRig.OPTIONS, new FakeTimeSource(), settings -> settings.apiKey(keys))) {
      assertSame(failure, assertThrows(IllegalStateException.class, rig.stream::take));
      assertEquals(0, server.getRequestCount());
    }
  }

  @Test
  void logsOneLineForEachConnection() {
    enqueue(EventRig.events(1), Rig.status(503).build(), EventRig.noMore());
    try (CapturedLog log = new CapturedLog();
        EventRig rig = EventRig.to(server)) {
      rig.all();
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
