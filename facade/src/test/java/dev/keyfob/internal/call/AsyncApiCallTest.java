package dev.keyfob.internal.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import dev.keyfob.error.DecodingException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.error.ServerErrorException;
import dev.keyfob.internal.time.FakeTimeSource;
import dev.keyfob.testclient.PromptServer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class AsyncApiCallTest {

  @StartStop final MockWebServer server = PromptServer.create();

  @Test
  void valueArrives() throws Exception {
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server)) {
      assertEquals(TestTransport.SECRET, things.issue().executeAsync().get().secret().reveal());
    }
  }

  @Test
  void operationWithoutResponseBodyCompletes() throws Exception {
    server.enqueue(new MockResponse.Builder().code(204).build());
    try (TestTransport things = TestTransport.to(server)) {
      assertNull(things.remove().executeAsync().get());
    }
  }

  @Test
  void failureArrives() {
    server.enqueue(TestTransport.json(201, "oops").build());
    try (TestTransport things = TestTransport.to(server)) {
      DecodingException failure =
          assertInstanceOf(DecodingException.class, failureOf(things.issue().executeAsync()));
      assertEquals("oops", failure.body().reveal());
    }
  }

  @Test
  void readIsRetried() throws Exception {
    server.enqueue(TestTransport.status(503).build());
    server.enqueue(TestTransport.status(429).setHeader("Retry-After", "3").build());
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server)) {
      assertEquals("th_1", things.read().executeAsync().get().id());
      assertEquals(List.of(250L, 3_000L), things.timing.waits);
    }
  }

  @Test
  void threeAttemptsAreAll() {
    for (int i = 0; i < 4; i++) {
      server.enqueue(TestTransport.status(503).build());
    }
    try (TestTransport things = TestTransport.to(server)) {
      assertInstanceOf(ServerErrorException.class, failureOf(things.read().executeAsync()));
      assertEquals(3, server.getRequestCount());
    }
  }

  @Test
  void issuingRequestIsSentOnce() {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server)) {
      assertInstanceOf(OutcomeUnknownException.class, failureOf(things.issue().executeAsync()));
      assertEquals(1, server.getRequestCount());
    }
  }

  @Test
  void cancellingTheFutureCancelsTheCall() throws Exception {
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    CountDownLatch cancelled = new CountDownLatch(1);
    OkHttpClient watched = client(cancelled);
    try (TestTransport things = TestTransport.to(server, settings -> settings.httpClient(watched));
        CapturedLog log = new CapturedLog()) {
      CompletableFuture<Thing> future = things.issue().executeAsync();
      server.takeRequest();
      future.cancel(true);
      assertTrue(cancelled.await(5, TimeUnit.SECONDS));
      watched.dispatcher().executorService().shutdown();
      assertTrue(watched.dispatcher().executorService().awaitTermination(5, TimeUnit.SECONDS));
      assertTrue(log.lines().stream().anyMatch(line -> line.contains("may have been applied")));
      assertEquals(1, server.getRequestCount());
    }
  }

  @Test
  void finishedCallIsNotCancelled() throws Exception {
    server.enqueue(TestTransport.thing().build());
    CountDownLatch cancelled = new CountDownLatch(1);
    OkHttpClient watched = client(cancelled);
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.httpClient(watched))) {
      things.issue().executeAsync().get();
      assertEquals(1, cancelled.getCount());
    }
  }

  @Test
  void cancelledFutureIsNotRetried() {
    server.enqueue(TestTransport.status(503).build());
    server.enqueue(TestTransport.thing().build());
    CompletableFuture<CompletableFuture<Thing>> handle = new CompletableFuture<>();
    FakeTimeSource cancelling =
        new FakeTimeSource() {
          @Override
          public void later(long millis, Runnable task) {
            handle.join().cancel(true);
            task.run();
          }
        };
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.timeSource(cancelling))) {
      CompletableFuture<Thing> future = things.read().executeAsync();
      handle.complete(future);
      assertThrows(Exception.class, future::get);
      assertEquals(1, server.getRequestCount());
    }
  }

  @Test
  void responseToACancelledFutureIsReported() throws Exception {
    server.enqueue(TestTransport.thing().build());
    CountDownLatch mayRespond = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    OkHttpClient held =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  var response = chain.proceed(chain.request());
                  await(mayRespond);
                  return response;
                })
            .eventListener(
                new EventListener() {
                  @Override
                  public void callEnd(Call call) {
                    ended.countDown();
                  }
                })
            .build();
    try (TestTransport things = TestTransport.to(server, settings -> settings.httpClient(held));
        CapturedLog log = new CapturedLog()) {
      CompletableFuture<Thing> future = things.issue().executeAsync();
      server.takeRequest();
      future.complete(null);
      mayRespond.countDown();
      held.dispatcher().executorService().shutdown();
      assertTrue(held.dispatcher().executorService().awaitTermination(5, TimeUnit.SECONDS));
      assertTrue(log.lines().stream().anyMatch(line -> line.contains("its response was dropped")));
      assertFalse(log.everything().contains("CANARY"));
    }
  }

  @Test
  void bugInACallersInterceptorReachesTheFuture() {
    IllegalStateException bug = new IllegalStateException("bug");
    OkHttpClient buggy =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  throw bug;
                })
            .build();
    try (TestTransport things = TestTransport.to(server, settings -> settings.httpClient(buggy))) {
      assertEquals(bug, failureOf(things.issue().executeAsync()));
    }
  }

  @Test
  void errorOfAJsonAdapterReachesTheFutureWithTheBody() {
    server.enqueue(TestTransport.thing().build());
    TypeAdapter<Thing> broken =
        new TypeAdapter<>() {
          @Override
          public Thing read(JsonReader in) {
            throw new StackOverflowError("CANARY");
          }

          @Override
          public void write(JsonWriter out, Thing thing) throws IOException {
            out.nullValue();
          }
        };
    try (TestTransport things = TestTransport.reading(server, broken)) {
      DecodingException failure =
          assertInstanceOf(DecodingException.class, failureOf(things.issue().executeAsync()));
      assertTrue(failure.body().reveal().contains(TestTransport.SECRET));
    }
  }

  @Test
  void errorOfTheReadingReachesTheFutureWithTheBody() {
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server)) {
      ApiCall<?, Object> exchange =
          things.transport.call(
              things.transport.api(ThingsApi.class).read("th_1"),
              thing -> {
                throw new NoClassDefFoundError("CANARY");
              },
              "");
      DecodingException failure =
          assertInstanceOf(DecodingException.class, failureOf(exchange.executeAsync()));
      assertTrue(failure.body().reveal().contains(TestTransport.SECRET));
    }
  }

  @Test
  void errorOfTheTransportItselfReachesTheFuture() {
    server.enqueue(TestTransport.status(429).build());
    AssertionError bug = new AssertionError("bug");
    FakeTimeSource broken =
        new FakeTimeSource() {
          @Override
          public void later(long millis, Runnable task) {
            throw bug;
          }
        };
    try (TestTransport things = TestTransport.to(server, settings -> settings.timeSource(broken))) {
      assertEquals(bug, failureOf(things.read().executeAsync()));
    }
  }

  private static OkHttpClient client(CountDownLatch cancelled) {
    return new OkHttpClient.Builder()
        .eventListener(
            new EventListener() {
              @Override
              public void canceled(Call call) {
                cancelled.countDown();
              }
            })
        .build();
  }

  private static Throwable failureOf(CompletableFuture<?> future) {
    return assertThrows(ExecutionException.class, future::get).getCause();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
