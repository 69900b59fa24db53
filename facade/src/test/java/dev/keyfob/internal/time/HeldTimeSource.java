package dev.keyfob.internal.time;

import java.util.ArrayList;
import java.util.List;

/** A fake clock that only the test advances. Delayed tasks run when the test releases them. */
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

  /** Advances the clock and runs all delayed tasks. */
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
