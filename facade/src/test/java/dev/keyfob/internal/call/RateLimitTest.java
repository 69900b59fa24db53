package dev.keyfob.internal.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.keyfob.error.RateLimitedException;
import dev.keyfob.error.TransportException;
import dev.keyfob.internal.attempt.Attempt;
import dev.keyfob.internal.attempt.ThrottledException;
import dev.keyfob.internal.config.ClientConfig;
import dev.keyfob.internal.events.EventStream;
import dev.keyfob.internal.events.EventStreams;
import dev.keyfob.internal.events.TestEventStream;
import dev.keyfob.internal.retry.Throttle;
import dev.keyfob.internal.time.FakeTimeSource;
import dev.keyfob.internal.time.HeldTimeSource;
import dev.keyfob.internal.time.TimeSource;
import dev.keyfob.operation.Operation;
import dev.keyfob.secret.Secret;
import dev.keyfob.testclient.PromptServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests how the 429 to one call throttles the other calls of its client. */
@Timeout(10)
class RateLimitTest {

  @Test
  void messageNamesEverySettingThatPreventsTheWait() {
    server.enqueue(TestTransport.status(429).setHeader("Retry-After", "60").build());
    try (TestTransport things = TestTransport.to(server, settings -> settings.maxRetries(0))) {
      RateLimitedException limited =
          assertThrows(RateLimitedException.class, () -> things.issue().execute());
      for (String setting :
          List.of("maxRetries (0)", "maxRetryDelay (30 s)", "callTimeout (90 s, of which 30 s")) {
        assertTrue(limited.getMessage().contains(setting), limited.getMessage());
      }
      assertEquals(Duration.ofSeconds(60), limited.retryAfter().orElseThrow());
      assertEquals("X", limited.errors().get(0).code().orElseThrow());
    }
  }

  private static final Secret<String> KEY = Secret.of(TestTransport.KEY);

  @StartStop final MockWebServer server = PromptServer.create();

  @Test
  void otherCallWaitsUntilThen() {
    refuse("20");
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server, settings -> settings.maxRetries(0))) {
      assertThrows(RateLimitedException.class, () -> things.read().execute());
      things.timing.pass(5_000);
      assertEquals("th_1", things.read().execute().id());
      assertEquals(List.of(5_000L, 15_250L), things.timing.waits);
      assertEquals(2, server.getRequestCount());
    }
  }

  /**
   * If the key were resolved twice, the throttle could check another key than the one that is sent.
   */
  @Test
  void keyIsResolvedOnceForARequest() throws Exception {
    refuse("20");
    server.enqueue(TestTransport.thing().build());
    AtomicLong drawn = new AtomicLong();
    try (TestTransport things =
        TestTransport.to(
            server,
            settings -> {
              settings.maxRetries(0);
              settings.apiKey(() -> Secret.of("CANARY-" + drawn.incrementAndGet()));
            })) {
      assertThrows(RateLimitedException.class, () -> things.read().execute());
      assertEquals("th_1", things.read().execute().id());
      assertEquals(2, drawn.get());
      assertEquals("CANARY-1", server.takeRequest().getHeaders().get("Authorization"));
      assertEquals("CANARY-2", server.takeRequest().getHeaders().get("Authorization"));
    }
  }

  @Test
  void refusedReadHoldsBackNoChange() {
    refuse("20");
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server, settings -> settings.maxRetries(0))) {
      assertThrows(RateLimitedException.class, () -> things.read().execute());
      assertEquals("th_1", things.issue().execute().id());
      assertEquals(List.of(), things.timing.waits);
    }
  }

  @Test
  void refusedChangeHoldsBackChangesAndNoRead() {
    refuse("20");
    server.enqueue(TestTransport.thing().build());
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server, settings -> settings.maxRetries(0))) {
      assertThrows(RateLimitedException.class, () -> things.issue().execute());
      assertEquals("th_1", things.read().execute().id());
      assertEquals(List.of(), things.timing.waits);
      assertEquals("th_1", things.issue().execute().id());
      assertEquals(1, things.timing.waits.size());
    }
  }

  @Test
  void removalIsNeverHeldBackUnsent() {
    refuse("86400");
    server.enqueue(new MockResponse.Builder().code(204).build());
    try (TestTransport things = TestTransport.to(server, settings -> settings.maxRetries(0))) {
      assertThrows(RateLimitedException.class, () -> things.issue().execute());
      things.remove().execute();
      assertEquals(List.of(), things.timing.waits);
      assertEquals(2, server.getRequestCount());
    }
  }

  @Test
  void revocationIsNotThrottledButWaitsAfterItsOwn429() {
    refuse("20");
    refuse("10");
    server.enqueue(new MockResponse.Builder().code(204).build());
    try (TestTransport things = TestTransport.to(server, settings -> settings.maxRetries(1));
        ApiTransport once = things.transport.with(settings -> settings.maxRetries(0))) {
      assertThrows(RateLimitedException.class, () -> TestTransport.issueBy(once).execute());
      things.act().revokingNewCredential().execute();
      assertEquals(List.of(10_000L), things.timing.waits);
      assertEquals(3, server.getRequestCount());
    }
  }

  @Test
  void refusedRemovalHoldsBackOtherChanges() {
    refuse("20");
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server, settings -> settings.maxRetries(0))) {
      assertThrows(RateLimitedException.class, () -> things.remove().execute());
      things.issue().execute();
      assertEquals(1, things.timing.waits.size());
    }
  }

  @Test
  void limitEndsWithItsKey() {
    refuse("86400");
    server.enqueue(TestTransport.thing().build());
    server.enqueue(TestTransport.thing().build());
    AtomicReference<Secret<String>> key = new AtomicReference<>(KEY);
    try (TestTransport things = TestTransport.to(server, settings -> settings.apiKey(key::get))) {
      assertThrows(RateLimitedException.class, () -> things.read().execute());
      assertThrows(RateLimitedException.class, () -> things.read().execute());
      assertEquals(1, server.getRequestCount());
      key.set(Secret.of("CANARY-another-key"));
      assertEquals("th_1", things.read().execute().id());
      assertEquals("th_1", things.read().execute().id());
    }
  }

  @Test
  void failingSupplierOfAHeldBackCallIsTheCallersFailure() {
    refuse("20");
    AtomicReference<Secret<String>> key = new AtomicReference<>(KEY);
    try (TestTransport things = TestTransport.to(server, settings -> keys(settings, key))) {
      assertThrows(RateLimitedException.class, () -> things.read().execute());
      key.set(null);
      assertThrows(IllegalStateException.class, () -> things.read().execute());
    }
  }

  @Test
  void callOfACopyWaitsToo() {
    refuse("20");
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server, settings -> settings.maxRetries(0));
        ApiTransport copy = things.transport.with(settings -> settings.maxRetries(1))) {
      assertThrows(RateLimitedException.class, () -> things.read().execute());
      assertEquals("th_1", TestTransport.readBy(copy).execute().id());
      assertEquals(List.of(20_250L), things.timing.waits);
    }
  }

  @Test
  void streamOfEventsWaitsToo() {
    refuse("20");
    server.enqueue(TestEventStream.noMore());
    try (TestTransport things = TestTransport.to(server, settings -> settings.maxRetries(0))) {
      assertThrows(RateLimitedException.class, () -> things.read().execute());
      try (EventStream<String> feed =
          EventStreams.open(
              things.transport,
              things.transport.api(TestEventStream.EventsApi.class).events(),
              JsonObject.class,
              JsonObject::toString,
              event -> event,
              TestEventStream.OPTIONS)) {
        assertNull(feed.take());
        assertEquals(List.of(20_000L), things.timing.waits);
        assertEquals(2, server.getRequestCount());
      }
    }
  }

  @Test
  void asynchronousCallWaitsOnNoThread() throws Exception {
    refuse("20");
    server.enqueue(TestTransport.thing().build());
    HeldTimeSource timing = new HeldTimeSource();
    try (TestTransport things = TestTransport.to(server, settings -> settings.timeSource(timing))) {
      CompletableFuture<Thing> first = things.read().executeAsync();
      timing.awaitHeld(1);
      CompletableFuture<Thing> other = things.read().executeAsync();
      timing.awaitHeld(2);
      assertFalse(first.isDone() || other.isDone());
      assertEquals(1, server.getRequestCount());
      server.enqueue(TestTransport.thing().build());
      timing.release(20_000);
      assertEquals("th_1", first.join().id());
      assertEquals("th_1", other.join().id());
    }
  }

  @Test
  void callThatWaitedInOkHttpsQueueIsHeldBackToo() throws Exception {
    refuse("20");
    for (int i = 0; i < 5; i++) {
      server.enqueue(TestTransport.thing().build());
    }
    Dispatcher oneByOne = new Dispatcher();
    oneByOne.setMaxRequests(1);
    OkHttpClient narrow = new OkHttpClient.Builder().dispatcher(oneByOne).build();
    HeldTimeSource timing = new HeldTimeSource();
    try (TestTransport things =
        TestTransport.to(server, settings -> client(settings, narrow, timing))) {
      List<CompletableFuture<Thing>> futures = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        futures.add(things.read().executeAsync());
      }
      timing.awaitHeld(5);
      assertEquals(1, server.getRequestCount());
      timing.release(20_000);
      futures.forEach(future -> assertEquals("th_1", future.join().id()));
      assertEquals(6, server.getRequestCount());
    }
  }

  @Test
  void waitingUsesUpNoAttempt() {
    refuse("20");
    refuse("10");
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server, settings -> settings.maxRetries(0));
        ApiTransport copy = things.transport.with(settings -> settings.maxRetries(1))) {
      assertThrows(RateLimitedException.class, () -> things.read().execute());
      assertEquals("th_1", TestTransport.readBy(copy).execute().id());
      assertEquals(List.of(20_250L, 10_000L), things.timing.waits);
    }
  }

  @Test
  void callWhoseDeadlineIsEarlierFailsAtOnceAndIsNotSent() {
    refuse("20");
    try (TestTransport things = TestTransport.to(server, settings -> settings.maxRetries(0));
        ApiTransport hasty =
            things.transport.with(settings -> settings.callTimeout(Duration.ofSeconds(10)))) {
      assertThrows(RateLimitedException.class, () -> things.read().execute());
      things.timing.pass(5_500);
      RateLimitedException failure =
          assertThrows(RateLimitedException.class, () -> TestTransport.readBy(hasty).execute());
      assertEquals(Duration.ofMillis(14_500), failure.retryAfter().orElseThrow());
      assertTrue(failure.getMessage().contains("was not sent"), failure.getMessage());
      assertTrue(failure.getMessage().contains("Wait 15 s"), failure.getMessage());
      assertEquals(List.of(5_500L), things.timing.waits);
      assertEquals(1, server.getRequestCount());
    }
  }

  @Test
  void longerThanTheLongestWaitFailsAtOnceUntilThatMuchHasPassed() {
    refuse("86400");
    server.enqueue(TestTransport.thing().build());
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server)) {
      assertThrows(RateLimitedException.class, () -> things.read().execute());
      things.timing.pass(29_999);
      assertThrows(RateLimitedException.class, () -> things.read().execute());
      assertEquals(1, server.getRequestCount());
      things.timing.pass(1);
      // The probe succeeds, which ends the pause.
      assertEquals("th_1", things.read().execute().id());
      assertEquals("th_1", things.read().execute().id());
      assertEquals(3, server.getRequestCount());
    }
  }

  @Test
  void whoAsksForAllIsAloneWithThat() throws Exception {
    FakeTimeSource timing = new FakeTimeSource();
    Throttle throttle = new Throttle(timing);
    throttle.limited(attempt(), Duration.ofDays(1));
    timing.pass(30_000);
    assertTrue(throttle.admit(attempt(), 30_000));
    assertThrows(ThrottledException.class, () -> throttle.admit(attempt(), 30_000));
  }

  @Test
  void latestWordOfTheServerCounts() throws Exception {
    FakeTimeSource timing = new FakeTimeSource();
    Throttle throttle = new Throttle(timing);
    throttle.limited(attempt(), Duration.ofSeconds(20));
    throttle.limited(attempt(), Duration.ofSeconds(5));
    timing.pass(5_000);
    assertFalse(throttle.admit(attempt(), 30_000));
  }

  private static Attempt attempt() throws NoSuchMethodException {
    Attempt attempt =
        Attempt.create(
            ThingsApi.class.getDeclaredMethod("read", String.class).getAnnotation(Operation.class));
    attempt.useApiKey(KEY);
    return attempt;
  }

  @Test
  void nothingIsThrottledIfMaxRetryDelayIsZero() {
    refuse("20");
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.maxRetryDelay(Duration.ZERO))) {
      assertThrows(RateLimitedException.class, () -> things.read().execute());
      assertEquals("th_1", things.read().execute().id());
    }
  }

  @Test
  void nothingIsThrottledAfter429WithoutRetryAfter() {
    server.enqueue(TestTransport.status(429).build());
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server, settings -> settings.maxRetries(0))) {
      assertThrows(RateLimitedException.class, () -> things.read().execute());
      assertEquals("th_1", things.read().execute().id());
      assertEquals(List.of(), things.timing.waits);
    }
  }

  @Test
  void nothingIsThrottledAfterRetryAfterOf503() {
    server.enqueue(TestTransport.status(503).setHeader("Retry-After", "20").build());
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server, settings -> settings.maxRetries(0))) {
      assertThrows(RuntimeException.class, () -> things.read().execute());
      assertEquals("th_1", things.read().execute().id());
      assertEquals(List.of(), things.timing.waits);
    }
  }

  @Test
  void interruptedWhileHeldBackIsNotSent() {
    refuse("20");
    try (TestTransport things = TestTransport.to(server, settings -> settings.maxRetries(0))) {
      assertThrows(RateLimitedException.class, () -> things.read().execute());
      things.timing.onSleep = () -> Thread.currentThread().interrupt();
      TransportException failure =
          assertThrows(TransportException.class, () -> things.read().execute());
      assertTrue(Thread.interrupted());
      assertInstanceOf(RateLimitedException.class, failure.getCause());
      assertEquals(1, server.getRequestCount());
    }
  }

  @Test
  void cancelledWhileHeldBackIsNotSent() throws Exception {
    refuse("20");
    HeldTimeSource timing = new HeldTimeSource();
    try (TestTransport things = TestTransport.to(server, settings -> settings.timeSource(timing))) {
      CompletableFuture<Thing> refused = things.read().executeAsync();
      timing.awaitHeld(1);
      CompletableFuture<Thing> held = things.read().executeAsync();
      timing.awaitHeld(2);
      held.cancel(true);
      refused.cancel(true);
      timing.release(20_000);
      assertEquals(1, server.getRequestCount());
    }
  }

  @Test
  void timeSpentWaitingIsPartOfTheCallsTime() {
    refuse("20");
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server, settings -> settings.maxRetries(0))) {
      assertThrows(RateLimitedException.class, () -> things.read().execute());
      AtomicLong left = new AtomicLong();
      OkHttpClient watched =
          new OkHttpClient.Builder()
              .addInterceptor(
                  chain -> {
                    left.set(chain.call().timeout().timeoutNanos());
                    return chain.proceed(chain.request());
                  })
              .build();
      try (ApiTransport copy =
          things.transport.with(
              settings -> {
                settings.callTimeout(Duration.ofSeconds(21));
                settings.httpClient(watched);
              })) {
        TestTransport.readBy(copy).execute();
        assertEquals(Duration.ofMillis(750), Duration.ofNanos(left.get()));
      }
    }
  }

  @Test
  void lineIsLogged() {
    refuse("20");
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server, settings -> settings.maxRetries(0));
        CapturedLog log = new CapturedLog()) {
      assertThrows(RateLimitedException.class, () -> things.read().execute());
      things.read().execute();
      assertTrue(
          log.lines().contains("GET /things/{thing_id} -> throttled for 20000 ms (attempt 1 of 1)"),
          () -> log.lines().toString());
    }
  }

  private static void keys(ClientConfig settings, AtomicReference<Secret<String>> key) {
    settings.apiKey(key::get);
    settings.maxRetries(0);
  }

  private static void client(ClientConfig settings, OkHttpClient client, TimeSource timing) {
    settings.httpClient(client);
    settings.timeSource(timing);
  }

  private void refuse(String retryAfter) {
    server.enqueue(TestTransport.status(429).setHeader("Retry-After", retryAfter).build());
  }
}
