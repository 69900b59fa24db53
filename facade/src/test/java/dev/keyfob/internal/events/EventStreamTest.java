package dev.keyfob.internal.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.error.TransportException;
import dev.keyfob.internal.call.TestTransport;
import dev.keyfob.internal.call.Thing;
import dev.keyfob.internal.call.ThingsApi;
import dev.keyfob.internal.time.FakeTimeSource;
import dev.keyfob.testclient.PromptServer;
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

  @StartStop final MockWebServer server = PromptServer.create();

  @Test
  void readsAheadOnlyUntilTheBufferIsFull() {
    int[] ids = new int[100];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = i;
    }
    server.enqueue(TestEventStream.events(ids));
    server.enqueue(TestEventStream.noMore());
    try (TestEventStream test = TestEventStream.to(server, SMALL)) {
      for (int taken = 0; taken < ids.length; taken++) {
        int ahead =
            Math.min(taken + 3, ids.length); // two in the buffer, and one that waits for room
        while (test.read.get() < ahead) {
          Thread.onSpinWait();
        }
        assertEquals(ahead, test.read.get());
        assertEquals("{\"id\":" + taken + "}", test.stream.take());
      }
      assertNull(test.stream.take());
    }
  }

  @Test
  void takeReturnsNullAfterTimeout() throws Exception {
    try (LiveStream live = new LiveStream()) {
      server.enqueue(live.response());
      try (TestEventStream test = TestEventStream.to(server)) {
        assertNull(test.stream.take(Duration.ofMillis(1)));
        assertFalse(test.stream.isExhausted());
      }
    }
  }

  @Test
  void closeWakesWaitingThreadsAndEndsTheConnection() throws Exception {
    try (LiveStream live = new LiveStream()) {
      server.enqueue(live.response());
      try (TestEventStream test = TestEventStream.to(server)) {
        CompletableFuture<String> taken = CompletableFuture.supplyAsync(test.stream::take);
        live.awaitStart();
        test.stream.close();
        assertNull(taken.get(10, TimeUnit.SECONDS));
        assertTrue(test.stream.isExhausted());
        live.awaitClientClose();
        TestEventStream.awaitNoThread();
      }
    }
  }

  @Test
  void closeDropsEventsThatWereNotTaken() throws Exception {
    server.enqueue(TestEventStream.events(1, 2, 3, 4, 5, 6));
    try (TestEventStream test = TestEventStream.to(server, SMALL)) {
      assertEquals("{\"id\":1}", test.stream.take());
      test.stream.close();
      test.stream.close();
      assertNull(test.stream.take());
      TestEventStream.awaitNoThread();
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
    server.enqueue(TestTransport.status(503).build());
    try (TestEventStream test = TestEventStream.to(server, SMALL, stopped, settings -> {})) {
      assertTrue(waiting.await(10, TimeUnit.SECONDS));
      test.stream.close();
      TestEventStream.awaitNoThread();
      assertEquals(1, server.getRequestCount());
    }
  }

  @Test
  void closingTheTransportEndsTheStream() throws Exception {
    try (LiveStream live = new LiveStream()) {
      server.enqueue(live.response());
      try (TestEventStream test = TestEventStream.to(server)) {
        live.awaitStart();
        test.transport.close();
        assertNull(test.stream.take());
        live.awaitClientClose();
        TestEventStream.awaitNoThread();
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
      try (TestEventStream test =
          TestEventStream.to(
              server, SMALL, new FakeTimeSource(), settings -> settings.httpClient(http2))) {
        ThingsApi things = test.transport.api(ThingsApi.class);
        assertEquals("{\"id\":1}", test.stream.take());
        server.enqueue(TestTransport.thing().build());
        assertEquals(
            "th_1", test.transport.call(things.read("th_1"), Thing::checked, "").execute().id());
        test.stream.close();
        live.awaitClientClose();
        TestEventStream.awaitNoThread();
        server.enqueue(TestTransport.thing().build());
        assertEquals(
            "th_1", test.transport.call(things.read("th_1"), Thing::checked, "").execute().id());
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
      try (TestEventStream test = TestEventStream.to(server)) {
        Thread.currentThread().interrupt();
        TransportException failure = assertThrows(TransportException.class, test.stream::take);
        assertTrue(failure.getMessage().contains("interrupted"));
        assertTrue(Thread.interrupted());
        live.send("data: {\"id\":1}\n\n");
        assertEquals("{\"id\":1}", test.stream.take());
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
