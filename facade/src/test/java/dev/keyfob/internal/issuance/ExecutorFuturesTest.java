package dev.keyfob.internal.issuance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.error.RevocationFailedException;
import dev.keyfob.error.TransportException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExecutorFuturesTest {

  private final Logger logger = Logger.getLogger("dev.keyfob");
  private final List<String> log = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord logged) {
          log.add(logged.getMessage() + logged.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  private final Handler broken =
      new Handler() {
        @Override
        public void publish(LogRecord logged) {
          throw new IllegalStateException("disk full");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    logger.setUseParentHandlers(false);
    logger.addHandler(handler);
  }

  @AfterEach
  void stop() {
    logger.removeHandler(handler);
    logger.setUseParentHandlers(true);
  }

  @Test
  void valueOfACancelledFutureIsPassedOn() {
    List<String> unheard = new ArrayList<>();
    cancelled(() -> "value", unheard::add);
    assertEquals(List.of("value"), unheard);
  }

  @Test
  void failureOfACancelledFutureIsLogged() {
    cancelled(
        () -> {
          throw new TransportException("POST", "/things", "the connection was lost.", null);
        },
        unheard -> {});
    assertTrue(log.get(0).contains("POST /things got no response"));
  }

  @Test
  void foreignFailureIsLoggedWithoutItsMessage() {
    cancelled(
        () -> {
          throw new IllegalStateException("CANARY");
        },
        unheard -> {});
    assertTrue(log.get(0).contains("java.lang.IllegalStateException"));
    assertFalse(log.get(0).contains("CANARY"));
  }

  @Test
  void valueThatCannotBePassedOnIsLogged() {
    cancelled(
        () -> "CANARY",
        value -> {
          throw new RevocationFailedException("POST", "/things", "th_1", value, null);
        });
    assertTrue(log.get(0).contains("id th_1"), log::toString);
    assertFalse(log.toString().contains("CANARY"));
  }

  @Test
  void failingLogDoesNotAffectTheOperation() {
    logger.addHandler(broken);
    try {
      cancelled(
          () -> {
            throw new IllegalStateException("CANARY");
          },
          unheard -> {});
      assertEquals(1, log.size());
    } finally {
      logger.removeHandler(broken);
    }
  }

  @Test
  void returnsResultIfExecutorRejectsOperationThatItHasRun() {
    List<String> abandoned = new ArrayList<>();
    CompletableFuture<String> future =
        ExecutorFutures.run(
            task -> {
              task.run();
              throw new RejectedExecutionException();
            },
            () -> "value",
            abandoned::add);
    assertEquals("value", future.join());
    assertEquals(List.of(), abandoned);
  }

  @Test
  void rejectedOperationNeverBegins() {
    List<Runnable> kept = new ArrayList<>();
    List<String> begun = new ArrayList<>();
    assertThrows(
        RejectedExecutionException.class,
        () ->
            ExecutorFutures.run(
                task -> {
                  kept.add(task);
                  throw new RejectedExecutionException();
                },
                () -> {
                  begun.add("value");
                  return "value";
                },
                abandoned -> {}));
    kept.forEach(Runnable::run);
    assertEquals(List.of(), begun);
  }

  /** Runs work that has begun when its future is cancelled. */
  private static void cancelled(Supplier<String> work, Consumer<String> unheard) {
    List<Runnable> queue = new ArrayList<>();
    CompletableFuture<?>[] future = new CompletableFuture<?>[1];
    future[0] =
        ExecutorFutures.run(
            queue::add,
            () -> {
              future[0].cancel(true);
              return work.get();
            },
            unheard);
    queue.forEach(Runnable::run);
  }
}
