package dev.keyfob.simulation.schedule;

import dev.keyfob.internal.time.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** The clock of a client in a simulated life. Each call lets the schedule switch threads. */
public final class SimulatedTime implements TimeSource {

  private final Schedule schedule;
  private final Instant start;

  /**
   * Creates a time source.
   *
   * @param start the local time at which the life begins
   */
  public SimulatedTime(Schedule schedule, Instant start) {
    this.schedule = schedule;
    this.start = start;
  }

  @Override
  public long nanoTime() {
    schedule.point();
    return schedule.nanos();
  }

  @Override
  public Instant now() {
    schedule.point();
    return start.plusNanos(schedule.nanos());
  }

  @Override
  public long random(long bound) {
    return schedule.random((int) bound + 1);
  }

  @Override
  public void sleep(long millis) throws InterruptedException {
    schedule.sleep(Duration.ofMillis(millis).toNanos());
  }

  @Override
  public void later(long millis, Runnable task) {
    schedule.start(
        SimulatedThread.currentOrigin(),
        () -> {
          try {
            sleep(millis);
          } catch (InterruptedException unexpected) {
            throw new IllegalStateException(unexpected);
          }
          task.run();
        });
  }
}
