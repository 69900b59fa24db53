package dev.keyfob.internal.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.error.RateLimitedException;
import dev.keyfob.error.TransportException;
import dev.keyfob.testclient.PromptServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class LifecycleTest {

  @StartStop final MockWebServer server = PromptServer.create();

  @AfterEach
  void forgetInterrupt() {
    Thread.interrupted();
  }

  @Test
  void messageSaysThatTheClientIsClosed() {
    TestTransport things = TestTransport.to(server);
    things.close();
    assertTrue(
        assertThrows(IllegalStateException.class, () -> things.issue().execute())
            .getMessage()
            .contains("is closed"));
    assertThrows(IllegalStateException.class, () -> things.issue().executeAsync());
    assertEquals(0, server.getRequestCount());
  }

  @Test
  void closingTwiceDoesNoHarm() {
    TestTransport things = TestTransport.to(server);
    things.close();
    things.close();
  }

  @Test
  void closeLetsCallsUnderWayComeToTheirEnd() throws Exception {
    server.enqueue(TestTransport.thing().headersDelay(200, TimeUnit.MILLISECONDS).build());
    TestTransport things = TestTransport.to(server);
    CompletableFuture<Thing> future = things.issue().executeAsync();
    server.takeRequest();
    things.close();
    assertEquals(TestTransport.SECRET, future.get().secret().reveal());
  }

  @Test
  void closeLetsQueuedCallsComeToTheirEnd() throws Exception {
    int many = 70; // OkHttp runs 64 calls at a time
    CountDownLatch mayRespond = new CountDownLatch(1);
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            mayRespond.await();
            return TestTransport.thing().build();
          }
        });
    List<CompletableFuture<Thing>> futures = new ArrayList<>();
    TestTransport things = TestTransport.to(server);
    for (int i = 0; i < many; i++) {
      futures.add(things.issue().executeAsync());
    }
    things.close();
    mayRespond.countDown();
    for (CompletableFuture<Thing> future : futures) {
      assertEquals(TestTransport.SECRET, future.get().secret().reveal());
    }
    assertEquals(many, server.getRequestCount());
  }

  @Test
  void ownThreadsEndAfterTheLastCallOfAClosedClient() throws Exception {
    server.enqueue(TestTransport.thing().headersDelay(100, TimeUnit.MILLISECONDS).build());
    TestTransport things = TestTransport.to(server);
    Thread[] seen = new Thread[1];
    CompletableFuture<Void> done =
        things.issue().executeAsync().thenRun(() -> seen[0] = Thread.currentThread());
    server.takeRequest();
    things.close();
    done.get();
    seen[0].join(5_000);
    assertFalse(seen[0].isAlive());
  }

  @Test
  void closedClientRevokesAsynchronously() throws Exception {
    server.enqueue(new MockResponse.Builder().code(204).build());
    TestTransport things = TestTransport.to(server);
    things.close();
    assertNull(things.remove().executeAsync().get(1, TimeUnit.MINUTES));
    assertEquals(1, server.getRequestCount());
  }

  /** The client's own threads are daemons. */
  @Test
  void jvmRunsUntilACredentialHasBeenIssued() throws Exception {
    server.enqueue(TestTransport.thing().headersDelay(200, TimeUnit.MILLISECONDS).build());
    TestTransport things = TestTransport.to(server);
    CompletableFuture<Thing> future = things.issue().executeAsync();
    things.close();
    Thread delay = exitDelay();
    assertFalse(delay.isDaemon());
    future.get(1, TimeUnit.MINUTES);
    delay.join(60_000);
    assertFalse(delay.isAlive());
  }

  private static Thread exitDelay() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("keyfob-exit-delay"))
        .findAny()
        .orElseThrow();
  }

  @Test
  void executorThatTakesNothingMoreIsNamedAsTheReason() {
    OkHttpClient callers = new OkHttpClient();
    callers.dispatcher().executorService().shutdown();
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.httpClient(callers))) {
      ExecutionException failure =
          assertThrows(ExecutionException.class, () -> things.issue().executeAsync().get());
      TransportException reason = assertInstanceOf(TransportException.class, failure.getCause());
      assertTrue(reason.getMessage().contains("shut down"), reason.getMessage());
      assertFalse(reason.getMessage().contains("time ran out"));
      assertTrue(things.timing.waits.isEmpty());
    }
  }

  @Test
  void closeStopsRepetitions() {
    server.enqueue(TestTransport.status(429).build());
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server)) {
      things.timing.onSleep = things::close;
      assertThrows(RateLimitedException.class, () -> things.read().execute());
      assertEquals(1, server.getRequestCount());
    }
  }

  @Test
  void callersClientStaysOpen() throws Exception {
    server.enqueue(TestTransport.thing().build());
    OkHttpClient callers = new OkHttpClient();
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.httpClient(callers))) {
      things.issue().execute();
    }
    assertFalse(callers.dispatcher().executorService().isShutdown());
    assertEquals(1, callers.connectionPool().connectionCount());
  }

  @Test
  void interruptWhileWaitingForTheNextAttemptEndsTheCall() {
    server.enqueue(TestTransport.status(429).build());
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server)) {
      things.timing.onSleep = () -> Thread.currentThread().interrupt();
      TransportException failure =
          assertThrows(TransportException.class, () -> things.issue().execute());
      assertTrue(Thread.interrupted());
      assertTrue(failure.getMessage().contains("interrupted"));
      assertInstanceOf(RateLimitedException.class, failure.getCause());
      assertEquals(1, server.getRequestCount());
    }
  }

  @Test
  void interruptedThreadSendsNothingAndStaysInterrupted() {
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server)) {
      Thread.currentThread().interrupt();
      TransportException failure =
          assertThrows(TransportException.class, () -> things.issue().execute());
      assertTrue(Thread.interrupted());
      assertTrue(failure.getMessage().contains("interrupted"), failure.getMessage());
      assertTrue(things.timing.waits.isEmpty());
    }
  }

  @Test
  void blockingCallRunsOnItsCallersThread() {
    server.enqueue(new MockResponse.Builder().code(204).build());
    Thread[] seen = new Thread[1];
    OkHttpClient watched =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  seen[0] = Thread.currentThread();
                  return chain.proceed(chain.request());
                })
            .build();
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.httpClient(watched))) {
      things.remove().execute();
    }
    assertEquals(Thread.currentThread(), seen[0]);
  }

  @Test
  void ownThreadsDoNotKeepAProgramRunning() throws Exception {
    server.enqueue(TestTransport.thing().build());
    CountDownLatch done = new CountDownLatch(1);
    Thread[] seen = new Thread[1];
    try (TestTransport things = TestTransport.to(server)) {
      CompletableFuture<Void> told =
          things
              .read()
              .executeAsync()
              .thenRun(() -> seen[0] = Thread.currentThread())
              .thenRun(done::countDown);
      assertTrue(done.await(5, TimeUnit.SECONDS));
      told.get(5, TimeUnit.SECONDS);
      assertTrue(seen[0].isDaemon() || seen[0] == Thread.currentThread());
    }
  }
}
