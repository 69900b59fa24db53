package dev.keyfob.internal.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.error.RateLimitedException;
import dev.keyfob.error.TransportException;
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

  @StartStop final MockWebServer server = new MockWebServer();

  @AfterEach
  void forgetInterrupt() {
    Thread.interrupted();
  }

  @Test
  void closedClientSaysSo() {
    Rig rig = Rig.to(server);
    rig.close();
    assertTrue(
        assertThrows(IllegalStateException.class, () -> rig.mint().execute())
            .getMessage()
            .contains("is closed"));
    assertThrows(IllegalStateException.class, () -> rig.mint().executeAsync());
    assertEquals(0, server.getRequestCount());
  }

  @Test
  void closingTwiceDoesNoHarm() {
    Rig rig = Rig.to(server);
    rig.close();
    rig.close();
  }

  @Test
  void closeLetsCallsUnderWayComeToTheirEnd() throws Exception {
    server.enqueue(Rig.thing().headersDelay(200, TimeUnit.MILLISECONDS).build());
    Rig rig = Rig.to(server);
    CompletableFuture<Thing> future = rig.mint().executeAsync();
    server.takeRequest();
    rig.close();
    assertEquals(Rig.SECRET, future.get().secret().reveal());
  }

  @Test
  void closeLetsQueuedCallsComeToTheirEnd() throws Exception {
    int many = 70; // OkHttp runs 64 at a time
    CountDownLatch mayAnswer = new CountDownLatch(1);
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            mayAnswer.await();
            return Rig.thing().build();
          }
        });
    List<CompletableFuture<Thing>> futures = new ArrayList<>();
    Rig rig = Rig.to(server);
    for (int i = 0; i < many; i++) {
      futures.add(rig.mint().executeAsync());
    }
    rig.close();
    mayAnswer.countDown();
    for (CompletableFuture<Thing> future : futures) {
      assertEquals(Rig.SECRET, future.get().secret().reveal());
    }
    assertEquals(many, server.getRequestCount());
  }

  @Test
  void ownThreadsEndAfterTheLastCallOfAClosedClient() throws Exception {
    server.enqueue(Rig.thing().headersDelay(100, TimeUnit.MILLISECONDS).build());
    Rig rig = Rig.to(server);
    Thread[] seen = new Thread[1];
    CompletableFuture<Void> done =
        rig.mint().executeAsync().thenRun(() -> seen[0] = Thread.currentThread());
    server.takeRequest();
    rig.close();
    done.get();
    seen[0].join(5_000);
    assertFalse(seen[0].isAlive());
  }

  @Test
  void closedClientRevokesAsynchronously() throws Exception {
    server.enqueue(new MockResponse.Builder().code(204).build());
    Rig rig = Rig.to(server);
    rig.close();
    assertNull(rig.remove().executeAsync().get(1, TimeUnit.MINUTES));
    assertEquals(1, server.getRequestCount());
  }

  /** The client's own threads are daemons. */
  @Test
  void jvmRunsUntilACredentialHasBeenIssued() throws Exception {
    server.enqueue(Rig.thing().headersDelay(200, TimeUnit.MILLISECONDS).build());
    Rig rig = Rig.to(server);
    CompletableFuture<Thing> future = rig.mint().executeAsync();
    rig.close();
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
    try (Rig rig = Rig.to(server, settings -> settings.httpClient(callers))) {
      ExecutionException failure =
          assertThrows(ExecutionException.class, () -> rig.mint().executeAsync().get());
      TransportException reason = assertInstanceOf(TransportException.class, failure.getCause());
      assertTrue(reason.getMessage().contains("shut down"), reason.getMessage());
      assertFalse(reason.getMessage().contains("time ran out"));
      assertTrue(rig.timing.waits.isEmpty());
    }
  }

  @Test
  void closeStopsRepetitions() {
    server.enqueue(Rig.status(429).build());
    server.enqueue(Rig.thing().build());
    try (Rig rig = Rig.to(server)) {
      rig.timing.onSleep = rig::close;
      assertThrows(RateLimitedException.class, () -> rig.read().execute());
      assertEquals(1, server.getRequestCount());
    }
  }

  @Test
  void callersClientStaysOpen() throws Exception {
    server.enqueue(Rig.thing().build());
    OkHttpClient callers = new OkHttpClient();
    try (Rig rig = Rig.to(server, settings -> settings.httpClient(callers))) {
      rig.mint().execute();
    }
    assertFalse(callers.dispatcher().executorService().isShutdown());
    assertEquals(1, callers.connectionPool().connectionCount());
  }

  @Test
  void interruptWhileWaitingForTheNextAttemptEndsTheCall() {
    server.enqueue(Rig.status(429).build());
    server.enqueue(Rig.thing().build());
    try (Rig rig = Rig.to(server)) {
      rig.timing.onSleep = () -> Thread.currentThread().interrupt();
      TransportException failure =
          assertThrows(TransportException.class, () -> rig.mint().execute());
      assertTrue(Thread.interrupted());
      assertTrue(failure.getMessage().contains("interrupted"));
      assertInstanceOf(RateLimitedException.class, failure.getCause());
      assertEquals(1, server.getRequestCount());
    }
  }

  @Test
  void interruptedThreadSendsNothingAndStaysInterrupted() {
    server.enqueue(Rig.thing().build());
    try (Rig rig = Rig.to(server)) {
      Thread.currentThread().interrupt();
      TransportException failure =
          assertThrows(TransportException.class, () -> rig.mint().execute());
      assertTrue(Thread.interrupted());
      assertTrue(failure.getMessage().contains("interrupted"), failure.getMessage());
      assertTrue(rig.timing.waits.isEmpty());
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
    try (Rig rig = Rig.to(server, settings -> settings.httpClient(watched))) {
      rig.remove().execute();
    }
    assertEquals(Thread.currentThread(), seen[0]);
  }

  @Test
  void ownThreadsDoNotKeepAProgramRunning() throws Exception {
    server.enqueue(Rig.thing().build());
    CountDownLatch done = new CountDownLatch(1);
    Thread[] seen = new Thread[1];
    try (Rig rig = Rig.to(server)) {
      CompletableFuture<Void> told =
          rig.read()
              .executeAsync()
              .thenRun(() -> seen[0] = Thread.currentThread())
              .thenRun(done::countDown);
      assertTrue(done.await(5, TimeUnit.SECONDS));
      told.get(5, TimeUnit.SECONDS);
      assertTrue(seen[0].isDaemon() || seen[0] == Thread.currentThread());
    }
  }
}
