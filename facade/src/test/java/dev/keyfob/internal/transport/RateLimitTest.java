package dev.keyfob.internal.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.keyfob.RateLimitedException;
import dev.keyfob.TransportException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a 429 that was answered to one call means for the others of its client. */
@Timeout(10)
class RateLimitTest {

  @StartStop final MockWebServer server = new MockWebServer();

  @Test
  void otherCallWaitsUntilThen() {
    refuse("20");
    server.enqueue(Rig.thing().build());
    try (Rig rig = Rig.to(server, settings -> settings.retries(0))) {
      assertThrows(RateLimitedException.class, () -> rig.read().send());
      rig.timing.pass(5_000);
      assertEquals("th_1", rig.mint().send().id());
      assertEquals(List.of(5_000L, 15_000L), rig.timing.waits);
      assertEquals(2, server.getRequestCount());
    }
  }

  @Test
  void callOfACopyWaitsToo() {
    refuse("20");
    server.enqueue(Rig.thing().build());
    try (Rig rig = Rig.to(server, settings -> settings.retries(0));
        Transport copy = rig.transport.with(settings -> settings.retries(1))) {
      assertThrows(RateLimitedException.class, () -> rig.read().send());
      assertEquals("th_1", Rig.readBy(copy).send().id());
      assertEquals(List.of(20_000L), rig.timing.waits);
    }
  }

  @Test
  void streamOfEventsWaitsToo() {
    refuse("20");
    server.enqueue(EventRig.noMore());
    try (Rig rig = Rig.to(server, settings -> settings.retries(0))) {
      assertThrows(RateLimitedException.class, () -> rig.read().send());
      try (EventFeed<String> feed =
          rig.transport.events(
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
    HeldTiming timing = new HeldTiming();
    try (Rig rig = Rig.to(server, settings -> settings.timing(timing))) {
      CompletableFuture<Thing> first = rig.read().sendAsync();
      timing.awaitHeld(1);
      CompletableFuture<Thing> other = rig.read().sendAsync();
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
    HeldTiming timing = new HeldTiming();
    try (Rig rig = Rig.to(server, settings -> client(settings, narrow, timing))) {
      List<CompletableFuture<Thing>> futures = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        futures.add(rig.read().sendAsync());
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
    try (Rig rig = Rig.to(server, settings -> settings.retries(0));
        Transport copy = rig.transport.with(settings -> settings.retries(1))) {
      assertThrows(RateLimitedException.class, () -> rig.read().send());
      assertEquals("th_1", Rig.readBy(copy).send().id());
      assertEquals(List.of(20_000L, 10_000L), rig.timing.waits);
    }
  }

  @Test
  void callWhoseDeadlineIsEarlierFailsAtOnceAndIsNotSent() {
    refuse("20");
    try (Rig rig = Rig.to(server, settings -> settings.retries(0));
        Transport hasty = rig.transport.with(settings -> settings.callTimeout(Duration.ofSeconds(10)))) {
      assertThrows(RateLimitedException.class, () -> rig.read().send());
      rig.timing.pass(5_500);
      RateLimitedException failure = assertThrows(RateLimitedException.class, () -> Rig.readBy(hasty).send());
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
      assertThrows(RateLimitedException.class, () -> rig.read().send());
      rig.timing.pass(29_999);
      assertThrows(RateLimitedException.class, () -> rig.read().send());
      assertEquals(1, server.getRequestCount());
      rig.timing.pass(1);
      assertEquals("th_1", rig.read().send().id()); // the server has changed its mind
      assertEquals("th_1", rig.read().send().id());
      assertEquals(3, server.getRequestCount());
    }
  }

  @Test
  void whoAsksForAllIsAloneWithThat() throws Exception {
    FakeTiming timing = new FakeTiming();
    RateLimit limit = new RateLimit(timing);
    limit.refused(Duration.ofDays(1));
    timing.pass(30_000);
    assertTrue(limit.pass(30_000));
    assertThrows(HeldBackException.class, () -> limit.pass(30_000));
  }

  @Test
  void latestWordOfTheServerCounts() throws Exception {
    FakeTiming timing = new FakeTiming();
    RateLimit limit = new RateLimit(timing);
    limit.refused(Duration.ofSeconds(20));
    limit.refused(Duration.ofSeconds(5));
    timing.pass(5_000);
    assertFalse(limit.pass(30_000));
  }

  @Test
  void nobodyIsHeldBackWhenNobodyMayWait() {
    refuse("20");
    server.enqueue(Rig.thing().build());
    try (Rig rig = Rig.to(server, settings -> settings.longestWait(Duration.ZERO))) {
      assertThrows(RateLimitedException.class, () -> rig.read().send());
      assertEquals("th_1", rig.read().send().id());
    }
  }

  @Test
  void refusalWithoutAHintHoldsNobodyBack() {
    server.enqueue(Rig.status(429).build());
    server.enqueue(Rig.thing().build());
    try (Rig rig = Rig.to(server, settings -> settings.retries(0))) {
      assertThrows(RateLimitedException.class, () -> rig.read().send());
      assertEquals("th_1", rig.read().send().id());
      assertEquals(List.of(), rig.timing.waits);
    }
  }

  @Test
  void hintOfAnotherFailureHoldsNobodyBack() {
    server.enqueue(Rig.status(503).setHeader("Retry-After", "20").build());
    server.enqueue(Rig.thing().build());
    try (Rig rig = Rig.to(server, settings -> settings.retries(0))) {
      assertThrows(RuntimeException.class, () -> rig.read().send());
      assertEquals("th_1", rig.read().send().id());
      assertEquals(List.of(), rig.timing.waits);
    }
  }

  @Test
  void interruptedWhileHeldBackIsNotSent() {
    refuse("20");
    try (Rig rig = Rig.to(server, settings -> settings.retries(0))) {
      assertThrows(RateLimitedException.class, () -> rig.read().send());
      rig.timing.onSleep = () -> Thread.currentThread().interrupt();
      TransportException failure = assertThrows(TransportException.class, () -> rig.mint().send());
      assertTrue(Thread.interrupted());
      assertInstanceOf(RateLimitedException.class, failure.getCause());
      assertEquals(1, server.getRequestCount());
    }
  }

  @Test
  void cancelledWhileHeldBackIsNotSent() throws Exception {
    refuse("20");
    HeldTiming timing = new HeldTiming();
    try (Rig rig = Rig.to(server, settings -> settings.timing(timing))) {
      CompletableFuture<Thing> refused = rig.read().sendAsync();
      timing.awaitHeld(1);
      CompletableFuture<Thing> held = rig.mint().sendAsync();
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
    try (Rig rig = Rig.to(server, settings -> settings.retries(0))) {
      assertThrows(RateLimitedException.class, () -> rig.read().send());
      AtomicLong left = new AtomicLong();
      OkHttpClient watched =
          new OkHttpClient.Builder()
              .addInterceptor(
                  chain -> {
                    left.set(chain.call().timeout().timeoutNanos());
                    return chain.proceed(chain.request());
                  })
              .build();
      try (Transport copy =
          rig.transport.with(
              settings -> {
                settings.callTimeout(Duration.ofSeconds(21));
                settings.httpClient(watched);
              })) {
        Rig.readBy(copy).send();
        assertEquals(Duration.ofSeconds(1), Duration.ofNanos(left.get()));
      }
    }
  }

  @Test
  void lineIsLogged() {
    refuse("20");
    server.enqueue(Rig.thing().build());
    try (Rig rig = Rig.to(server, settings -> settings.retries(0));
        CapturedLog log = new CapturedLog()) {
      assertThrows(RateLimitedException.class, () -> rig.read().send());
      rig.mint().send();
      assertTrue(
          log.lines().contains("POST /things -> held back by the rate limit for 20000 ms (attempt 1 of 1)"),
          () -> log.lines().toString());
    }
  }

  private static void client(Settings settings, OkHttpClient client, Timing timing) {
    settings.httpClient(client);
    settings.timing(timing);
  }

  private void refuse(String retryAfter) {
    server.enqueue(Rig.status(429).setHeader("Retry-After", retryAfter).build());
  }
}
