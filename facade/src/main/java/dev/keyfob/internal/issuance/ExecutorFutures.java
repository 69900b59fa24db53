package dev.keyfob.internal.issuance;

import dev.keyfob.error.KeyfobException;
import dev.keyfob.internal.text.Preconditions;
import dev.keyfob.internal.text.SafeLogger;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Work of several steps, some of them the caller's, on a thread that the caller has for it. */
public final class ExecutorFutures {

  private ExecutorFutures() {}

  /**
   * A future that, ended by somebody else, keeps the work from beginning; once begun it comes to
   * its end.
   *
   * @param unheard takes what the work gave when the future had been ended by then; what it throws
   *     is logged
   */
  public static <T> CompletableFuture<T> run(
      Executor executor, Supplier<? extends T> work, Consumer<? super T> unheard) {
    Preconditions.present("executor", executor);
    CompletableFuture<T> future = new CompletableFuture<>();
    executor.execute(
        () -> {
          if (!future.isDone()) {
            complete(future, work, unheard);
          }
        });
    return future;
  }

  private static <T> void complete(
      CompletableFuture<T> future, Supplier<? extends T> work, Consumer<? super T> unheard) {
    T value;
    try {
      value = work.get();
    } catch (Throwable failure) {
      if (!future.completeExceptionally(failure)) {
        logUnheard(failure);
      }
      return;
    }
    if (!future.complete(value)) {
      try {
        unheard.accept(value);
      } catch (RuntimeException | Error failure) {
        logUnheard(failure);
      }
    }
  }

  private static void logUnheard(Throwable failure) {
    SafeLogger.warn(
        () -> "nobody heard of this, since its future had been ended: " + text(failure));
  }

  /** Keyfob's own messages hold no secret; of others nobody knows. */
  private static String text(Throwable failure) {
    String name = failure.getClass().getName();
    return failure instanceof KeyfobException ? name + ": " + failure.getMessage() : name;
  }
}
