package dev.keyfob.pingnetwork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.error.UnauthorizedException;
import dev.keyfob.generated.pingnetwork.model.SessionEventType;
import dev.keyfob.internal.events.LiveStream;
import dev.keyfob.testclient.Connected;
import dev.keyfob.testclient.PromptServer;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SessionEventsTest {

  private static final String START =
      """
      event: message
      data: {"id":1,"session_id":"s_1","event_type":"session_start","created_at":"2026-01-14T15:57:20.123Z"}

      """;
  private static final String END =
      """
      data: {"id":2,"session_id":"s_1","event_type":"session_end","created_at":"2026-01-14T16:57:20Z",
      data:  "duration":3600,"downloaded_bytes":5368709120,"uploaded_bytes":1048576}

      """;
  private static final String ODD =
      "data: {\"id\":3,\"event_type\":\"session_teleported\",\"duration\":\"long\",\"new\":\"CANARY\"}\n\n";

  @StartStop final MockWebServer server = PromptServer.create();
  private final LiveStream live = new LiveStream();

  @Connected(path = "/customer/v2", maxRetries = 2)
  private PingNetworkClient client;

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void requestMatchesTheDocument() throws Exception {
    server.enqueue(noMore());
    try (SessionEvents events = client.sessions().events()) {
      assertFalse(events.iterator().hasNext());
    }
    RecordedRequest request = server.takeRequest();
    assertEquals("GET /customer/v2/sessions/events HTTP/1.1", request.getRequestLine());
    assertEquals("text/event-stream", request.getHeaders().get("Accept"));
    assertEquals("Bearer CANARY-key", request.getHeaders().get("Authorization"));
  }

  @Test
  void eventHasEverything() {
    server.enqueue(live.send(START + END).response());
    try (SessionEvents events = client.sessions().events()) {
      Iterator<SessionEvent> each = events.iterator();
      SessionEvent start = each.next();
      assertEquals(1L, start.id());
      assertEquals("s_1", start.sessionId());
      assertEquals(SessionEventType.SESSION_START, start.eventType());
      assertEquals(OffsetDateTime.parse("2026-01-14T15:57:20.123Z"), start.createdAt());
      assertNull(start.durationSeconds());
      SessionEvent end = each.next();
      assertEquals(3600L, end.durationSeconds());
      assertEquals(5_368_709_120L, end.downloadedBytes());
      assertEquals(1_048_576L, end.uploadedBytes());
    }
  }

  @Test
  void eventsOfTwoSessionsMayHaveOneId() {
    server.enqueue(live.send(START + START.replace("s_1", "s_2")).response());
    try (SessionEvents events = client.sessions().events()) {
      Iterator<SessionEvent> each = events.iterator();
      assertEquals("s_1", each.next().sessionId());
      assertEquals("s_2", each.next().sessionId());
    }
  }

  @Test
  void returnsEventOfUnknownType() {
    server.enqueue(live.send(ODD).response());
    try (SessionEvents events = client.sessions().events()) {
      SessionEvent odd = events.iterator().next();
      assertEquals("session_teleported", odd.eventType().value());
      assertFalse(odd.eventType().isKnown());
      assertNull(odd.durationSeconds());
      assertNull(odd.sessionId());
      assertFalse(odd.toString().contains("CANARY"));
    }
  }

  @Test
  void streamGivesEventsAsTheyCome() {
    server.enqueue(live.send(START + END + ODD).response());
    try (Stream<SessionEvent> events = client.sessions().events().stream()) {
      assertEquals(List.of(1L, 2L), events.limit(2).map(SessionEvent::id).toList());
    }
  }

  @Test
  void closingTheStreamClosesTheEvents() throws Exception {
    server.enqueue(live.response());
    SessionEvents events = client.sessions().events();
    live.awaitStart();
    events.stream().close();
    assertTrue(events.isEnded());
    live.awaitClientClose();
  }

  @Test
  void pollReturnsEventsThatHaveArrived() throws Exception {
    server.enqueue(live.response());
    try (SessionEvents events = client.sessions().events()) {
      live.awaitStart();
      assertEquals(Optional.empty(), events.poll(Duration.ZERO));
      live.send(START);
      assertEquals(1L, events.poll(Duration.ofSeconds(Long.MAX_VALUE)).orElseThrow().id());
      assertFalse(events.isEnded());
    }
  }

  @Test
  void closeFromAnotherThreadEndsTheLoop() throws Exception {
    server.enqueue(live.send(START).response());
    SessionEvents events = client.sessions().events();
    Iterator<SessionEvent> each = events.iterator();
    each.next();
    CompletableFuture<Boolean> more = CompletableFuture.supplyAsync(each::hasNext);
    events.close();
    assertFalse(more.get(10, TimeUnit.SECONDS));
    assertThrows(NoSuchElementException.class, each::next);
    live.awaitClientClose();
  }

  @Test
  void throwingConsumerDoesNotAffectOtherStreams() throws Exception {
    server.enqueue(live.send(START).response());
    try (LiveStream other = new LiveStream()) {
      IllegalStateException thrown =
          assertThrows(
              IllegalStateException.class,
              () -> {
                try (SessionEvents events = client.sessions().events()) {
                  events.forEach(
                      event -> {
                        throw new IllegalStateException("the consumer's own");
                      });
                }
              });
      assertEquals("the consumer's own", thrown.getMessage());
      live.awaitClientClose();
      server.enqueue(other.send(START).response());
      try (SessionEvents events = client.sessions().events()) {
        assertEquals(1L, events.iterator().next().id());
      }
    }
  }

  @Test
  void slowConsumerDoesNotAffectOtherStreams() {
    server.enqueue(live.send(START.repeat(10) + END).response());
    try (LiveStream other = new LiveStream();
        SessionEvents slow = client.sessions().events(EventOptions.standard().buffer(1))) {
      assertEquals(1L, slow.iterator().next().id());
      server.enqueue(other.send(START).response());
      try (SessionEvents events = client.sessions().events()) {
        assertEquals(1L, events.iterator().next().id());
      }
      assertEquals(2L, slow.iterator().next().id());
      assertEquals(9, slow.repeated());
    }
  }

  @Test
  void refusalEndsTheLoopWithItsException() {
    server.enqueue(
        new MockResponse.Builder()
            .code(401)
            .setHeader("Content-Type", "application/json")
            .body("{\"error\":{\"code\":\"unauthorized\",\"message\":\"CANARY\"}}")
            .build());
    try (SessionEvents events = client.sessions().events()) {
      UnauthorizedException failure =
          assertThrows(UnauthorizedException.class, () -> events.iterator().hasNext());
      assertEquals("CANARY", failure.detail().orElseThrow());
      assertFalse(failure.getMessage().contains("CANARY"));
      assertThrows(UnauthorizedException.class, () -> events.poll(Duration.ZERO));
      assertTrue(events.isEnded());
      assertEquals(1, events.connections());
    }
  }

  @Test
  void closedClientEndsItsStreamsAndTakesNoNewOnes() throws Exception {
    server.enqueue(live.response());
    SessionEvents events = client.sessions().events();
    live.awaitStart();
    client.close();
    assertFalse(events.iterator().hasNext());
    assertThrows(IllegalStateException.class, () -> client.sessions().events());
    live.awaitClientClose();
  }

  @Test
  void rejectsInvalidOptions() {
    EventOptions options = EventOptions.standard();
    assertThrows(IllegalArgumentException.class, () -> options.buffer(0));
    assertThrows(IllegalArgumentException.class, () -> options.buffer(1_000_001));
    assertThrows(IllegalArgumentException.class, () -> options.idleLimit(Duration.ofNanos(1)));
    assertThrows(IllegalArgumentException.class, () -> options.idleLimit(null));
    assertThrows(IllegalArgumentException.class, () -> options.longestBackoff(Duration.ZERO));
    assertThrows(IllegalArgumentException.class, () -> options.giveUpAfter(Duration.ofDays(25)));
    assertThrows(IllegalArgumentException.class, () -> options.giveUpAfter(Duration.ofSeconds(-1)));
    assertThrows(IllegalArgumentException.class, () -> client.sessions().events(null));
  }

  @Test
  void optionsPrintTheirValues() {
    EventOptions options =
        EventOptions.standard()
            .buffer(8)
            .idleLimit(Duration.ofMinutes(5))
            .longestBackoff(Duration.ofSeconds(10))
            .giveUpAfter(Duration.ZERO);
    assertEquals(
        "EventOptions[buffer=8, idleLimit=PT5M, longestBackoff=PT10S, giveUpAfter=PT0S]",
        options.toString());
    assertTrue(EventOptions.standard().toString().contains("buffer=256"));
  }

  private static MockResponse noMore() {
    return new MockResponse.Builder().code(204).build();
  }
}
