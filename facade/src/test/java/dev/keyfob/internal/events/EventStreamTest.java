package dev.keyfob.internal.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.error.TransportException;
import dev.keyfob.internal.call.Rig;
import dev.keyfob.internal.call.Thing;
import dev.keyfob.internal.call.ThingsApi;
import dev.keyfob.internal.time.FakeTimeSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventStreamTest {

  private static final EventStreamOptions SMALL =
      new EventStreamOptions(2, Duration.ZERO, Duration.ofSeconds(30), Duration.ofMinutes(10));

  @StartStop final MockWebServer server = new MockWebServer();

  @Test
  void readsAheadOnlyUntilTheBufferIsFull() {
    int[] ids = new int[100];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = i;
    }
    server.enqueue(EventRig.events(ids));
    server.enqueue(EventRig.noMore());
    try (EventRig rig = EventRig.to(server, SMALL)) {
      for (int taken = 0; taken < ids.length; taken++) {
        int ahead =
            Math.min(taken + 3, ids.length); // two in the buffer, and one that waits for room
        while (rig.read.get() < ahead) {
          Thread.onSpinWait();
        }
        assertEquals(ahead, rig.read.get());
        assertEquals("{\"id\":" + taken + "}", rig.stream.take());
      }
      assertNull(rig.stream.take());
    }
  }

  @Test
  void takeReturnsNullAfterTimeout() throws Exception {
    try (LiveStream live = new LiveStream()) {
      server.enqueue(live.response());
      try (EventRig rig = EventRig.to(server)) {
        assertNull(rig.stream.take(Duration.ofMillis(1)));
        assertFalse(rig.stream.isExhausted());
      }
    }
  }

  @Test
  void closeWakesWaitingThreadsAndEndsTheConnection() throws Exception {
    try (LiveStream live = new LiveStream()) {
      server.enqueue(live.response());
      try (EventRig rig = EventRig.to(server)) {
        CompletableFuture<String> taken = CompletableFuture.supplyAsync(rig.stream::take);
        live.awaitStart();
        rig.stream.close();
        assertNull(taken.get(10, TimeUnit.SECONDS));
        assertTrue(rig.stream.isExhausted());
        live.awaitClientClose();
        EventRig.awaitNoThread();
      }
    }
  }

  @Test
  void closeDropsEventsThatWereNotTaken() throws Exception {
    server.enqueue(EventRig.events(1, 2, 3, 4, 5, 6));
    try (EventRig rig = EventRig.to(server, SMALL)) {
      assertEquals("{\"id\":1}", rig.stream.take());
      rig.stream.close();
      rig.stream.close();
      assertNull(rig.stream.take());
      EventRig.awaitNoThread();
      assertEquals(1, server.getRequestCount());
    }
  }

  @Test
  void closeEndsTheReconnectDelay() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    FakeTimeSource stopped =
        new FakeTimeSource() {
          @Override
          public void later(long millis, Runnable task) {
            waiting.countDown();
          }
        };
    server.enqueue(Rig.status(503).build());
    try (EventRig rig = EventRig.to(server, SMALL, stopped, settings -> {})) {
      assertTrue(waiting.await(10, TimeUnit.SECONDS));
      rig.stream.close();
      EventRig.awaitNoThread();
      assertEquals(1, server.getRequestCount());
    }
  }

  @Test
  void closingTheTransportEndsTheStream() throws Exception {
    try (LiveStream live = new LiveStream()) {
      server.enqueue(live.response());
      try (EventRig rig = EventRig.to(server)) {
        live.awaitStart();
        rig.transport.close();
        assertNull(rig.stream.take());
        live.awaitClientClose();
        EventRig.awaitNoThread();
      }
    }
  }

  @Test
  void sharesHttp2ConnectionWithOtherCalls() throws Exception {
    server.setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
    OkHttpClient http2 =
        new OkHttpClient.Builder().protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE)).build();
    try (LiveStream live = new LiveStream()) {
      server.enqueue(live.send("data: {\"id\":1}\n\n").http2Response());
      try (EventRig rig =
          EventRig.to(
              server, SMALL, new FakeTimeSource(), settings -> settings.httpClient(http2))) {
        ThingsApi things = rig.transport.api(ThingsApi.class);
        assertEquals("{\"id\":1}", rig.stream.take());
        server.enqueue(Rig.thing().build());
        assertEquals(
            "th_1", rig.transport.call(things.read("th_1"), Thing::checked, "").execute().id());
        rig.stream.close();
        live.awaitClientClose();
        EventRig.awaitNoThread();
        server.enqueue(Rig.thing().build());
        assertEquals(
            "th_1", rig.transport.call(things.read("th_1"), Thing::checked, "").execute().id());
      }
    }
    for (int request = 0; request < 3; request++) {
      assertEquals(0, server.takeRequest().getConnectionIndex(), "all on the first connection");
    }
  }

  @Test
  void interruptedTakeLeavesTheStreamOpen() {
    try (LiveStream live = new LiveStream()) {
      server.enqueue(live.response());
      try (EventRig rig = EventRig.to(server)) {
        Thread.currentThread().interrupt();
        TransportException failure = assertThrows(TransportException.class, rig.stream::take);
        assertTrue(failure.getMessage().contains("interrupted"));
        assertTrue(Thread.interrupted());
        live.send("data: {\"id\":1}\n\n");
        assertEquals("{\"id\":1}", rig.stream.take());
      }
    }
  }

  @Test
  void remembersTheLast4096Ids() {
    DuplicateFilter ids = new DuplicateFilter();
    assertTrue(ids.isNew(0L));
    for (long id = 1; id < 4096; id++) {
      assertTrue(ids.isNew(id));
    }
    assertFalse(ids.isNew(0L));
    assertTrue(ids.isNew(4096L));
    assertTrue(ids.isNew(0L));
  }
}
