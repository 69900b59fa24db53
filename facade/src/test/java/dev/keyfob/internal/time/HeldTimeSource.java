package dev.keyfob.internal.time;

import java.util.ArrayList;
import java.util.List;

/** Time that passes when the test says so, and what is to happen later waits until then. */
public final class HeldTimeSource extends FakeTimeSource {

  private final List<Runnable> held = new ArrayList<>();

  @Override
  public synchronized void later(long millis, Runnable task) {
    held.add(task);
    notifyAll();
  }

  public synchronized void awaitHeld(int count) throws InterruptedException {
    while (held.size() < count) {
      wait();
    }
  }

  /** Lets time pass, and everything happen that was to. */
  public void release(long millis) {
    List<Runnable> due;
    synchronized (this) {
      pass(millis);
      due = List.copyOf(held);
      held.clear();
    }
    due.forEach(Runnable::run);
  }
}
