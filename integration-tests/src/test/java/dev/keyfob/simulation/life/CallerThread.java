package dev.keyfob.simulation.life;

import dev.keyfob.simulation.schedule.Schedule;
import dev.keyfob.simulation.schedule.SimulatedExecutor;
import jakarta.annotation.Nullable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Waits for futures the way a caller's thread does, but as the schedule says. */
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

  /** Cancels the future that the caller waits for, if it does. */
  void cancel() {
    if (awaited != null) {
      awaited.cancel(true);
    }
  }
}
