package dev.keyfob.internal.time;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimeSourceTest {

  @Test
  void blockedTaskDoesNotDelayTheTimeoutsOfOtherFutures() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    TimeSource.SYSTEM.later(
        1,
        () -> {
          started.countDown();
          try {
            release.await(1, TimeUnit.MINUTES);
          } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
          }
        });
    try {
      assertTrue(started.await(10, TimeUnit.SECONDS));
      CompletableFuture<Object> timingOut =
          new CompletableFuture<>().orTimeout(1, TimeUnit.MILLISECONDS);
      assertThrows(ExecutionException.class, () -> timingOut.get(5, TimeUnit.SECONDS));
    } finally {
      release.countDown();
    }
  }
}
