package dev.keyfob.fault;

import dev.keyfob.sandbox.MalformedResponse;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A fault that applies the request and withholds the response until the test releases it. */
final class HangingServer implements AutoCloseable {

  private final Semaphore arrived = new Semaphore(0);
  private final CountDownLatch over = new CountDownLatch(1);

  /** Waits for an event for at most a minute, and returns whether it occurred. */
  private interface Wait {
    boolean succeeds() throws InterruptedException;
  }

  MalformedResponse fault() {
    return new MalformedResponse(
        "no response",
        response -> {
          arrived.release();
          must(() -> over.await(1, TimeUnit.MINUTES));
          return response;
        });
  }

  /** Waits until a request has arrived; each call waits for another request. */
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
