package dev.keyfob.simulation.schedule;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs each task on a thread of a simulated life. */
public final class SimulatedExecutor extends AbstractExecutorService {

  private final Schedule schedule;

  public SimulatedExecutor(Schedule schedule) {
    this.schedule = schedule;
  }

  @Override
  public void execute(Runnable task) {
    schedule.start(SimulatedThread.currentOrigin(), task);
  }

  @Override
  public void shutdown() {}

  @Override
  public List<Runnable> shutdownNow() {
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return false;
  }

  @Override
  public boolean isTerminated() {
    return false;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return false;
  }
}
