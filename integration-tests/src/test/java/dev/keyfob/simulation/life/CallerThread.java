package dev.keyfob.simulation.life;

import dev.keyfob.simulation.schedule.Schedule;
import dev.keyfob.simulation.schedule.SimulatedExecutor;
import jakarta.annotation.Nullable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Waits for futures on a simulated caller's thread, which the schedule controls. */
final class CallerThread {

  private final Schedule schedule;
  private final SimulatedExecutor executor;
  private @Nullable CompletableFuture<?> awaited;

  CallerThread(Schedule schedule, SimulatedExecutor executor) {
    this.schedule = schedule;
    this.executor = executor;
  }

  Executor executor() {
    return executor;
  }

  <T> T await(CompletableFuture<T> future) throws Throwable {
    awaited = future;
    schedule.block(future::isDone, Long.MAX_VALUE);
    awaited = null;
    try {
      return future.join();
    } catch (CompletionException failed) {
      throw failed.getCause();
    }
  }

  /** Cancels the future for which the caller waits, if there is one. */
  void cancel() {
    if (awaited != null) {
      awaited.cancel(true);
    }
  }
}
