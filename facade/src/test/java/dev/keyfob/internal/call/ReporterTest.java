package dev.keyfob.internal.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.error.DecodingException;
import dev.keyfob.error.NotFoundException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.error.RateLimitedException;
import dev.keyfob.error.TransportException;
import dev.keyfob.internal.config.ClientConfig;
import dev.keyfob.telemetry.CallListener;
import dev.keyfob.telemetry.CallReport;
import dev.keyfob.telemetry.CallReport.Result;
import dev.keyfob.telemetry.CallStart;
import dev.keyfob.testclient.PromptServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;

/** Tests the reports that a listener receives. */
class ReporterTest {

  @StartStop final MockWebServer server = PromptServer.create();
  private final List<CallReport> reports = new CopyOnWriteArrayList<>();

  private TestTransport things() {
    return TestTransport.to(server, settings -> settings.listener(reports::add));
  }

  @Test
  void successIsReportedOnce() {
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = things()) {
      things.issue().execute();
    }
    assertEquals(
        List.of(
            new CallReport(
                "post-thing",
                "POST",
                "/things",
                201,
                1,
                Duration.ZERO,
                "req-1",
                Result.SUCCESS,
                null,
                false)),
        reports);
  }

  @Test
  void contextOfTheCallersThreadComesBack() throws Exception {
    server.enqueue(TestTransport.thing().build());
    List<Object> seen = new CopyOnWriteArrayList<>();
    CallListener listener =
        new CallListener() {
          @Override
          public Object started(CallStart call) {
            return call.operationId() + " of " + Thread.currentThread().getName();
          }

          @Override
          public void ended(CallReport report) {
            seen.add("without context");
          }

          @Override
          public void ended(CallReport report, Object context) {
            seen.add(context);
          }
        };
    try (TestTransport things = TestTransport.to(server, settings -> settings.listener(listener))) {
      things.issue().executeAsync().get(1, TimeUnit.MINUTES);
    }
    assertEquals(List.of("post-thing of " + Thread.currentThread().getName()), seen);
  }

  @Test
  void listenerThatFailsAtTheStartDoesNotAffectTheCall() {
    server.enqueue(TestTransport.thing().build());
    CallListener listener =
        new CallListener() {
          @Override
          public Object started(CallStart call) {
            throw new IllegalStateException("CANARY");
          }

          @Override
          public void ended(CallReport report) {
            reports.add(report);
          }
        };
    try (TestTransport things = TestTransport.to(server, settings -> settings.listener(listener))) {
      assertEquals("th_1", things.issue().execute().id());
    }
    assertEquals(1, reports.size());
  }

  @Test
  void attemptsAndTheirWaitsAreCounted() {
    server.enqueue(TestTransport.status(503).build());
    server.enqueue(TestTransport.status(429).build());
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = things()) {
      things.read().execute();
    }
    assertEquals(3, only().attempts());
    assertEquals(Duration.ofMillis(750), only().duration());
    assertEquals("/things/{thing_id}", only().pathTemplate());
    assertEquals("get-thing", only().operationId());
  }

  @Test
  void unsentRequestIsNotCountedAsAttempt() {
    server.enqueue(TestTransport.status(429).setHeader("Retry-After", "86400").build());
    try (TestTransport things = things()) {
      assertThrows(RateLimitedException.class, () -> things.read().execute());
      assertThrows(RateLimitedException.class, () -> things.read().execute());
      assertThrows(CompletionException.class, () -> things.read().executeAsync().join());
    }
    assertEquals(List.of(1, 0, 0), reports.stream().map(CallReport::attempts).toList());
  }

  @Test
  void interruptedWhileHeldBackIsNoAttempt() {
    server.enqueue(TestTransport.status(429).setHeader("Retry-After", "20").build());
    try (TestTransport things = TestTransport.to(server, this::withoutRepetition)) {
      assertThrows(RateLimitedException.class, () -> things.read().execute());
      things.timing.onSleep = () -> Thread.currentThread().interrupt();
      assertThrows(TransportException.class, () -> things.read().execute());
      assertTrue(Thread.interrupted());
    }
    assertEquals(List.of(1, 0), reports.stream().map(CallReport::attempts).toList());
  }

  @Test
  void withoutWaitingItIsTheSame() {
    server.enqueue(TestTransport.status(503).build());
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = things()) {
      things.read().executeAsync().join();
    }
    assertEquals(2, only().attempts());
    assertEquals(Duration.ofMillis(250), only().duration());
    assertEquals(Result.SUCCESS, only().result());
  }

  @Test
  void refusalIsReported() {
    server.enqueue(TestTransport.status(404).build());
    try (TestTransport things = things()) {
      assertThrows(NotFoundException.class, () -> things.read().execute());
    }
    assertEquals(404, only().status());
    assertEquals(Result.REFUSED, only().result());
    assertEquals(NotFoundException.class, only().failure());
  }

  @Test
  void lostResponseIsReported() {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    try (TestTransport things = things()) {
      assertThrows(OutcomeUnknownException.class, () -> things.issue().execute());
    }
    assertNull(only().status());
    assertNull(only().requestId());
    assertEquals(Result.UNKNOWN, only().result());
  }

  @Test
  void unreadableResponseIsReported() {
    server.enqueue(TestTransport.json(201, "{\"id\":\"CANARY\"}").build());
    try (TestTransport things = things()) {
      assertThrows(DecodingException.class, () -> things.issue().execute());
    }
    assertEquals(Result.UNREADABLE, only().result());
    assertEquals(201, only().status());
  }

  @Test
  void failureOfTheKeysSupplierIsReported() {
    try (TestTransport things =
        TestTransport.to(
            server,
            settings -> {
              settings.listener(reports::add);
              settings.apiKey(
                  () -> {
                    throw new UnsupportedOperationException("CANARY");
                  });
            })) {
      assertThrows(UnsupportedOperationException.class, () -> things.read().execute());
    }
    assertEquals(Result.FAILED, only().result());
    assertEquals(UnsupportedOperationException.class, only().failure());
  }

  @Test
  void interruptWhileWaitingIsReportedOnce() {
    server.enqueue(TestTransport.status(429).build());
    try (TestTransport things = things()) {
      things.timing.onSleep = () -> Thread.currentThread().interrupt();
      assertThrows(TransportException.class, () -> things.read().execute());
      assertTrue(Thread.interrupted());
    }
    assertEquals(Result.NO_ANSWER, only().result());
  }

  @Test
  void closingWhileWaitingIsReportedOnce() {
    server.enqueue(TestTransport.status(429).build());
    try (TestTransport things = things()) {
      things.timing.onSleep = things::close;
      assertThrows(RateLimitedException.class, () -> things.read().execute());
    }
    assertEquals(Result.REFUSED, only().result());
  }

  @Test
  void throwingListenerDoesNotAffectTheCall() {
    server.enqueue(TestTransport.thing().build());
    server.enqueue(TestTransport.thing().build());
    try (CapturedLog log = new CapturedLog();
        TestTransport things =
            TestTransport.to(
                server,
                settings ->
                    settings.listener(
                        report -> {
                          throw new AssertionError("CANARY");
                        }))) {
      assertEquals(TestTransport.SECRET, things.issue().execute().secret().reveal());
      assertEquals(TestTransport.SECRET, things.issue().executeAsync().join().secret().reveal());
      assertTrue(log.everything().contains("java.lang.AssertionError"));
      assertFalse(log.everything().contains("CANARY"));
    }
  }

  @Test
  void copyCanHaveAListenerOfItsOwn() {
    server.enqueue(TestTransport.thing().build());
    server.enqueue(TestTransport.thing().build());
    List<CallReport> others = new CopyOnWriteArrayList<>();
    try (TestTransport things = things()) {
      TestTransport.readBy(things.transport.with(settings -> settings.listener(others::add)))
          .execute();
      assertEquals(0, reports.size());
      TestTransport.readBy(things.transport.with(settings -> {})).execute();
    }
    assertEquals(1, others.size());
    assertEquals(1, reports.size());
  }

  @Test
  void requestIdThatIsNoneIsNotShown() {
    server.enqueue(TestTransport.thing().setHeader("X-Request-Id", "CANARY with spaces").build());
    try (TestTransport things = things()) {
      things.read().execute();
    }
    assertNull(only().requestId());
    assertFalse(reports.toString().contains("CANARY"));
  }

  private void withoutRepetition(ClientConfig settings) {
    settings.listener(reports::add);
    settings.maxRetries(0);
  }

  private CallReport only() {
    assertEquals(1, reports.size());
    return reports.get(0);
  }
}
