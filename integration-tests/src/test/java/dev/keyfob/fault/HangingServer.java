package dev.keyfob.fault;

import dev.keyfob.sandbox.MalformedResponse;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A fault that applies the request and holds the response back until it is released. */
final class HangingServer implements AutoCloseable {

  private final Semaphore arrived = new Semaphore(0);
  private final CountDownLatch over = new CountDownLatch(1);

  /** Waits for at most a minute and returns whether the event came. */
  private interface Wait {
    boolean succeeds() throws InterruptedException;
  }

  MalformedResponse fault() {
    return new MalformedResponse(
        "no answer",
        answer -> {
          arrived.release();
          must(() -> over.await(1, TimeUnit.MINUTES));
          return answer;
        });
  }

  /** Waits until a request has arrived; a further call waits for a further request. */
  void awaitRequest() {
    must(() -> arrived.tryAcquire(1, TimeUnit.MINUTES));
  }

  private static void must(Wait wait) {
    try {
      if (!wait.succeeds()) {
        throw new IllegalStateException("no request arrived within a minute");
      }
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    over.countDown();
  }
}
