package dev.keyfob.internal.time;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A fake clock that each wait advances. Its random numbers are always the largest possible. */
public class FakeTimeSource implements TimeSource {

  public static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

  public final List<Long> waits = new ArrayList<>();
  private final AtomicLong nanos = new AtomicLong();
  public Runnable onSleep = () -> {};

  @Override
  public long nanoTime() {
    return nanos.get();
  }

  @Override
  public Instant now() {
    return START.plusNanos(nanos.get());
  }

  @Override
  public long random(long bound) {
    return bound;
  }

  @Override
  public void sleep(long millis) throws InterruptedException {
    onSleep.run();
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    pass(millis);
  }

  @Override
  public void later(long millis, Runnable task) {
    pass(millis);
    task.run();
  }

  public void pass(long millis) {
    waits.add(millis);
    nanos.addAndGet(millis * 1_000_000);
  }
}
