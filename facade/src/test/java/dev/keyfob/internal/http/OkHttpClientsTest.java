package dev.keyfob.internal.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.internal.call.TestTransport;
import dev.keyfob.testclient.PromptServer;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;

class OkHttpClientsTest {

  private static final int CALLERS = 10;
  private static final int ROUNDS = 3;

  @StartStop final MockWebServer server = PromptServer.create();

  @Test
  void connectionsOfTenCallersAreReused() throws Exception {
    server.setDispatcher(respondingWhenAllHaveArrived());
    try (TestTransport things = TestTransport.to(server)) {
      for (int round = 0; round < ROUNDS; round++) {
        List<? extends CompletableFuture<?>> calls =
            Stream.generate(() -> things.read().executeAsync()).limit(CALLERS).toList();
        calls.forEach(CompletableFuture::join);
      }
    }
    for (int request = 0; request < CALLERS * ROUNDS; request++) {
      assertTrue(
          server.takeRequest().getConnectionIndex() < CALLERS, "no more connections than callers");
    }
  }

  private static Dispatcher respondingWhenAllHaveArrived() {
    CyclicBarrier all = new CyclicBarrier(CALLERS);
    return new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
        try {
          all.await();
        } catch (BrokenBarrierException stopped) {
          throw new IllegalStateException(stopped);
        }
        return TestTransport.thing().build();
      }
    };
  }
}
