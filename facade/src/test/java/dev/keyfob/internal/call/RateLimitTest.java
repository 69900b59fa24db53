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
import dev.keyfob.internal.events.EventRig;
import dev.keyfob.internal.events.EventStream;
import dev.keyfob.internal.events.EventStreams;
import dev.keyfob.internal.retry.Throttle;
import dev.keyfob.internal.time.FakeTimeSource;
import dev.keyfob.internal.time.HeldTimeSource;
import dev.keyfob.internal.time.TimeSource;
import dev.keyfob.operation.Operation;
import dev.keyfob.secret.Secret;
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

/** What a 429 that was answered to one call means for the others of its client. */
@Timeout(10)
class RateLimitTest {

  @Test
  void messageNamesEverySettingThatPreventsTheWait() {
    server.enqueue(Rig.status(429).setHeader("Retry-After", "60").build());
    try (Rig rig = Rig.to(server, settings -> settings.maxRetries(0))) {
      RateLimitedException limited =
          assertThrows(RateLimitedException.class, () -> rig.mint().execute());
      for (String setting :
          List.of("maxRetries (0)", "maxRetryDelay (30 s)", "callTimeout (90 s, of which 30 s")) {
        assertTrue(limited.getMessage().contains(setting), limited.getMessage());
      }
      assertEquals(Duration.ofSeconds(60), limited.retryAfter().orElseThrow());
      assertEquals("X", limited.errors().get(0).code().orElseThrow());
    }
  }

  private static final Secret<String> KEY = Secret.of(Rig.KEY);

  @StartStop final MockWebServer server = new MockWebServer();

  @Test
  void otherCallWaitsUntilThen() {
    refuse("20");
    server.enqueue(Rig.thing().build());
    try (Rig rig = Rig.to(server, settings -> settings.maxRetries(0))) {
      assertThrows(RateLimitedException.class, () -> rig.read().execute());
      rig.timing.pass(5_000);
      assertEquals("th_1", rig.read().execute().id());
      assertEquals(List.of(5_000L, 15_250L), rig.timing.waits);
      assertEquals(2, server.getRequestCount());
    }
  }

  /** Else the key that was looked at would not be the one that is sent. */
  @Test
  void keyIsDrawnOnceForARequest() throws Exception {
    refuse("20");
    server.enqueue(Rig.thing().build());
    AtomicLong drawn = new AtomicLong();
    try (Rig rig =
        Rig.to(
            server,
            settings -> {
              settings.maxRetries(0);
              settings.apiKey(() -> Secret.of("CANARY-" + drawn.incrementAndGet()));
            })) {
      assertThrows(RateLimitedException.class, () -> rig.read().execute());
      assertEquals("th_1", rig.read().execute().id());
      assertEquals(2, drawn.get());
      assertEquals("CANARY-1", server.takeRequest().getHeaders().get("Authorization"));
      assertEquals("CANARY-2", server.takeRequest().getHeaders().get("Authorization"));
    }
  }

  @Test
  void refusedReadHoldsBackNoChange() {
    refuse("20");
    server.enqueue(Rig.thing().build());
    try (Rig rig = Rig.to(server, settings -> settings.maxRetries(0))) {
      assertThrows(RateLimitedException.class, () -> rig.read().execute());
      assertEquals("th_1", rig.mint().execute().id());
      assertEquals(List.of(), rig.timing.waits);
    }
  }

  @Test
  void refusedChangeHoldsBackChangesAndNoRead() {
    refuse("20");
    server.enqueue(Rig.thing().build());
    server.enqueue(Rig.thing().build());
    try (Rig rig = Rig.to(server, settings -> settings.maxRetries(0))) {
      assertThrows(RateLimitedException.class, () -> rig.mint().execute());
      assertEquals("th_1", rig.read().execute().id());
      assertEquals(List.of(), rig.timing.waits);
      assertEquals("th_1", rig.mint().execute().id());
      assertEquals(1, rig.timing.waits.size());
    }
  }

  @Test
  void removalIsNeverHeldBackUnsent() {
    refuse("86400");
    server.enqueue(new MockResponse.Builder().code(204).build());
    try (Rig rig = Rig.to(server, settings -> settings.maxRetries(0))) {
      assertThrows(RateLimitedException.class, () -> rig.mint().execute());
      rig.remove().execute();
      assertEquals(List.of(), rig.timing.waits);
      assertEquals(2, server.getRequestCount());
    }
  }

  @Test
  void whatTakesBackIsNeverHeldBackUnsentAndWaitsOnceRefused() {
    refuse("20");
    refuse("10");
    server.enqueue(new MockResponse.Builder().code(204).build());
    try (Rig rig = Rig.to(server, settings -> settings.maxRetries(1));
        ApiTransport once = rig.transport.with(settings -> settings.maxRetries(0))) {
      assertThrows(RateLimitedException.class, () -> Rig.mintBy(once).execute());
      rig.act().revokingNewCredential().execute();
      assertEquals(List.of(10_000L), rig.timing.waits);
      assertEquals(3, server.getRequestCount());
    }
  }

  @Test
  void refusedRemovalHoldsBackOtherChanges() {
    refuse("20");
    server.enqueue(Rig.thing().build());
    try (Rig rig = Rig.to(server, settings -> settings.maxRetries(0))) {
      assertThrows(RateLimitedException.class, () -> rig.remove().execute());
      rig.mint().execute();
      assertEquals(1, rig.timing.waits.size());
    }
  }

  @Test
  void limitEndsWithItsKey() {
    refuse("86400");
    server.enqueue(Rig.thing().build());
    server.enqueue(Rig.thing().build());
    AtomicReference<Secret<String>> key = new AtomicReference<>(KEY);
    try (Rig rig = Rig.to(server, settings -> settings.apiKey(key::get))) {
      assertThrows(RateLimitedException.class, () -> rig.read().execute());
      assertThrows(RateLimitedException.class, () -> rig.read().execute());
      assertEquals(1, server.getRequestCount());
      key.set(Secret.of("CANARY-another-key"));
      assertEquals("th_1", rig.read().execute().id());
      assertEquals("th_1", rig.read().execute().id());
    }
  }

  @Test
  void failingSupplierOfAHeldBackCallIsTheCallersFailure() {
    refuse("20");
    AtomicReference<Secret<String>> key = new AtomicReference<>(KEY);
    try (Rig rig = Rig.to(server, settings -> keys(settings, key))) {
      assertThrows(RateLimitedException.class, () -> rig.read().execute());
      key.set(null);
      assertThrows(IllegalStateException.class, () -> rig.read().execute());
    }
  }

  @Test
  void callOfACopyWaitsToo() {
    refuse("20");
    server.enqueue(Rig.thing().build());
    try (Rig rig = Rig.to(server, settings -> settings.maxRetries(0));
        ApiTransport copy = rig.transport.with(settings -> settings.maxRetries(1))) {
      assertThrows(RateLimitedException.class, () -> rig.read().execute());
      assertEquals("th_1", Rig.readBy(copy).execute().id());
      assertEquals(List.of(20_250L), rig.timing.waits);
    }
  }

  @Test
  void streamOfEventsWaitsToo() {
    refuse("20");
    server.enqueue(EventRig.noMore());
    try (Rig rig = Rig.to(server, settings -> settings.maxRetries(0))) {
      assertThrows(RateLimitedException.class, () -> rig.read().execute());
      try (EventStream<String> feed =
          EventStreams.open(
              rig.transport,
              rig.transport.api(EventRig.EventsApi.class).events(),
              JsonObject.class,
              JsonObject::toString,
              event -> event,
              EventRig.OPTIONS)) {
        assertNull(feed.take());
        assertEquals(List.of(20_000L), rig.timing.waits);
        assertEquals(2, server.getRequestCount());
      }
    }
  }

  @Test
  void asynchronousCallWaitsOnNoThread() throws Exception {
    refuse("20");
    server.enqueue(Rig.thing().build());
    HeldTimeSource timing = new HeldTimeSource();
    try (Rig rig = Rig.to(server, settings -> settings.timeSource(timing))) {
      CompletableFuture<Thing> first = rig.read().executeAsync();
      timing.awaitHeld(1);
      CompletableFuture<Thing> other = rig.read().executeAsync();
      timing.awaitHeld(2);
      assertFalse(first.isDone() || other.isDone());
      assertEquals(1, server.getRequestCount());
      server.enqueue(Rig.thing().build());
      timing.release(20_000);
      assertEquals("th_1", first.join().id());
      assertEquals("th_1", other.join().id());
    }
  }

  @Test
  void callThatWaitedInOkHttpsQueueIsHeldBackToo() throws Exception {
    refuse("20");
    for (int i = 0; i < 5; i++) {
      server.enqueue(Rig.thing().build());
    }
    Dispatcher oneByOne = new Dispatcher();
    oneByOne.setMaxRequests(1);
    OkHttpClient narrow = new OkHttpClient.Builder().dispatcher(oneByOne).build();
    HeldTimeSource timing = new HeldTimeSource();
    try (Rig rig = Rig.to(server, settings -> client(settings, narrow, timing))) {
      List<CompletableFuture<Thing>> futures = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        futures.add(rig.read().executeAsync());
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
    server.enqueue(Rig.thing().build());
    try (Rig rig = Rig.to(server, settings -> settings.maxRetries(0));
        ApiTransport copy = rig.transport.with(settings -> settings.maxRetries(1))) {
      assertThrows(RateLimitedException.class, () -> rig.read().execute());
      assertEquals("th_1", Rig.readBy(copy).execute().id());
      assertEquals(List.of(20_250L, 10_000L), rig.timing.waits);
    }
  }

  @Test
  void callWhoseDeadlineIsEarlierFailsAtOnceAndIsNotSent() {
    refuse("20");
    try (Rig rig = Rig.to(server, settings -> settings.maxRetries(0));
        ApiTransport hasty =
            rig.transport.with(settings -> settings.callTimeout(Duration.ofSeconds(10)))) {
      assertThrows(RateLimitedException.class, () -> rig.read().execute());
      rig.timing.pass(5_500);
      RateLimitedException failure =
          assertThrows(RateLimitedException.class, () -> Rig.readBy(hasty).execute());
      assertEquals(Duration.ofMillis(14_500), failure.retryAfter().orElseThrow());
      assertTrue(failure.getMessage().contains("was not sent"), failure.getMessage());
      assertTrue(failure.getMessage().contains("Wait 15 s"), failure.getMessage());
      assertEquals(List.of(5_500L), rig.timing.waits);
      assertEquals(1, server.getRequestCount());
    }
  }

  @Test
  void longerThanTheLongestWaitFailsAtOnceUntilThatMuchHasPassed() {
    refuse("86400");
    server.enqueue(Rig.thing().build());
    server.enqueue(Rig.thing().build());
    try (Rig rig = Rig.to(server)) {
      assertThrows(RateLimitedException.class, () -> rig.read().execute());
      rig.timing.pass(29_999);
      assertThrows(RateLimitedException.class, () -> rig.read().execute());
      assertEquals(1, server.getRequestCount());
      rig.timing.pass(1);
      assertEquals("th_1", rig.read().execute().id()); // the server has changed its mind
      assertEquals("th_1", rig.read().execute().id());
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
  void nobodyIsHeldBackWhenNobodyMayWait() {
    refuse("20");
    server.enqueue(Rig.thing().build());
    try (Rig rig = Rig.to(server, settings -> settings.maxRetryDelay(Duration.ZERO))) {
      assertThrows(RateLimitedException.class, () -> rig.read().execute());
      assertEquals("th_1", rig.read().execute().id());
    }
  }

  @Test
  void refusalWithoutAHintHoldsNobodyBack() {
    server.enqueue(Rig.status(429).build());
    server.enqueue(Rig.thing().build());
    try (Rig rig = Rig.to(server, settings -> settings.maxRetries(0))) {
      assertThrows(RateLimitedException.class, () -> rig.read().execute());
      assertEquals("th_1", rig.read().execute().id());
      assertEquals(List.of(), rig.timing.waits);
    }
  }

  @Test
  void hintOfAnotherFailureHoldsNobodyBack() {
    server.enqueue(Rig.status(503).setHeader("Retry-After", "20").build());
    server.enqueue(Rig.thing().build());
    try (Rig rig = Rig.to(server, settings -> settings.maxRetries(0))) {
      assertThrows(RuntimeException.class, () -> rig.read().execute());
      assertEquals("th_1", rig.read().execute().id());
      assertEquals(List.of(), rig.timing.waits);
    }
  }

  @Test
  void interruptedWhileHeldBackIsNotSent() {
    refuse("20");
    try (Rig rig = Rig.to(server, settings -> settings.maxRetries(0))) {
      assertThrows(RateLimitedException.class, () -> rig.read().execute());
      rig.timing.onSleep = () -> Thread.currentThread().interrupt();
      TransportException failure =
          assertThrows(TransportException.class, () -> rig.read().execute());
      assertTrue(Thread.interrupted());
      assertInstanceOf(RateLimitedException.class, failure.getCause());
      assertEquals(1, server.getRequestCount());
    }
  }

  @Test
  void cancelledWhileHeldBackIsNotSent() throws Exception {
    refuse("20");
    HeldTimeSource timing = new HeldTimeSource();
    try (Rig rig = Rig.to(server, settings -> settings.timeSource(timing))) {
      CompletableFuture<Thing> refused = rig.read().executeAsync();
      timing.awaitHeld(1);
      CompletableFuture<Thing> held = rig.read().executeAsync();
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
    server.enqueue(Rig.thing().build());
    try (Rig rig = Rig.to(server, settings -> settings.maxRetries(0))) {
      assertThrows(RateLimitedException.class, () -> rig.read().execute());
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
          rig.transport.with(
              settings -> {
                settings.callTimeout(Duration.ofSeconds(21));
                settings.httpClient(watched);
              })) {
        Rig.readBy(copy).execute();
        assertEquals(Duration.ofMillis(750), Duration.ofNanos(left.get()));
      }
    }
  }

  @Test
  void lineIsLogged() {
    refuse("20");
    server.enqueue(Rig.thing().build());
    try (Rig rig = Rig.to(server, settings -> settings.maxRetries(0));
        CapturedLog log = new CapturedLog()) {
      assertThrows(RateLimitedException.class, () -> rig.read().execute());
      rig.read().execute();
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
    server.enqueue(Rig.status(429).setHeader("Retry-After", retryAfter).build());
  }
}
