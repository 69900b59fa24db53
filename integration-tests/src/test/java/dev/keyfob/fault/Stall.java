package dev.keyfob.fault;

import dev.keyfob.sandbox.Surprise;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server that makes what it is asked for and does not come to answering until it is let go. */
final class Stall implements AutoCloseable {

  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);

  Surprise fault() {
    return new Surprise(
        "no answer",
        answer -> {
          arrived.countDown();
          await(over);
          return answer;
        });
  }

  /** Waits until there is something to be answered. */
  void awaitRequest() {
    await(arrived);
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(1, TimeUnit.MINUTES)) {
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
