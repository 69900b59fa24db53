package dev.keyfob.internal.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.RateLimitedException;
import dev.keyfob.TransportException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
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
        assertThrows(IllegalStateException.class, () -> rig.mint().send()).getMessage().contains("is closed"));
    assertThrows(IllegalStateException.class, () -> rig.mint().sendAsync());
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
    CompletableFuture<Thing> future = rig.mint().sendAsync();
    server.takeRequest();
    rig.close();
    assertEquals(Rig.SECRET, future.get().secret().reveal());
  }

  @Test
  void closeStopsRepetitions() {
    server.enqueue(Rig.status(429).build());
    server.enqueue(Rig.thing().build());
    try (Rig rig = Rig.to(server)) {
      rig.timing.onSleep = rig::close;
      assertThrows(RateLimitedException.class, () -> rig.read().send());
      assertEquals(1, server.getRequestCount());
    }
  }

  @Test
  void callersClientStaysOpen() throws Exception {
    server.enqueue(Rig.thing().build());
    OkHttpClient callers = new OkHttpClient();
    try (Rig rig = Rig.to(server, settings -> settings.httpClient(callers))) {
      rig.mint().send();
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
      TransportException failure = assertThrows(TransportException.class, () -> rig.mint().send());
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
      TransportException failure = assertThrows(TransportException.class, () -> rig.mint().send());
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
      rig.remove().send();
    }
    assertEquals(Thread.currentThread(), seen[0]);
  }

  @Test
  void ownThreadsDoNotKeepAProgramRunning() throws Exception {
    server.enqueue(Rig.thing().build());
    CountDownLatch done = new CountDownLatch(1);
    Thread[] seen = new Thread[1];
    try (Rig rig = Rig.to(server)) {
      rig.read().sendAsync().thenRun(() -> seen[0] = Thread.currentThread()).thenRun(done::countDown);
      assertTrue(done.await(5, TimeUnit.SECONDS));
      assertTrue(seen[0].isDaemon() || seen[0] == Thread.currentThread());
    }
  }
}
