package dev.keyfob.fault;

import dev.keyfob.sandbox.MalformedResponse;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A server that makes what it is asked for and does not come to answering until it is let go. */
final class HangingServer implements AutoCloseable {

  private final Semaphore arrived = new Semaphore(0);
  private final CountDownLatch over = new CountDownLatch(1);

  /** What waits, for a minute at most, and says whether it was long enough. */
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

  /** Waits until there is something to be answered, and each time for something further. */
  void awaitRequest() {
    must(() -> arrived.tryAcquire(1, TimeUnit.MINUTES));
  }

  private static void must(Wait wait) {
    try {
      if (!wait.succeeds()) {
        throw new IllegalStateException("nothing has come for a minute");
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
