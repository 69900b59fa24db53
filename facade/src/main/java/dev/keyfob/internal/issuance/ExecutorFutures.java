package dev.keyfob.internal.issuance;

import dev.keyfob.error.KeyfobException;
import dev.keyfob.internal.text.Preconditions;
import dev.keyfob.internal.text.SafeLogger;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Runs operations of several steps on the caller's executor. Some steps are the caller's code. */
public final class ExecutorFutures {

  private ExecutorFutures() {}

  /**
   * Runs an operation and returns its future. Cancelling the future before the operation has begun
   * prevents it; an operation that has begun completes.
   *
   * <p>An executor may run the operation and still throw a rejection. Then the result is returned
   * if there is one; otherwise the rejection is thrown and a later result is abandoned.
   *
   * @param abandoned handles the result of an operation whose future was cancelled meanwhile; its
   *     exceptions are logged
   */
  public static <T> CompletableFuture<T> run(
      Executor executor, Supplier<? extends T> operation, Consumer<? super T> abandoned) {
    return run(executor, operation, value -> value, abandoned);
  }

  /** Does the same for an operation that returns more than its caller gets. */
  static <S, T> CompletableFuture<T> run(
      Executor executor,
      Supplier<? extends S> operation,
      Function<? super S, ? extends T> result,
      Consumer<? super S> abandoned) {
    Preconditions.present("executor", executor);
    CompletableFuture<T> future = new CompletableFuture<>();
    try {
      executor.execute(
          () -> {
            if (!future.isDone()) {
              complete(future, operation, result, abandoned);
            }
          });
    } catch (RuntimeException | Error rejection) {
      if (future.completeExceptionally(rejection)) {
        throw rejection;
      }
    }
    return future;
  }

  private static <S, T> void complete(
      CompletableFuture<T> future,
      Supplier<? extends S> operation,
      Function<? super S, ? extends T> result,
      Consumer<? super S> abandoned) {
    S value;
    try {
      value = operation.get();
    } catch (Throwable failure) {
      if (!future.completeExceptionally(failure)) {
        logDropped(failure);
      }
      return;
    }
    if (!future.complete(result.apply(value))) {
      try {
        abandoned.accept(value);
      } catch (RuntimeException | Error failure) {
        logDropped(failure);
      }
    }
  }

  private static void logDropped(Throwable failure) {
    SafeLogger.warn(
        () -> "an operation failed after its future had been cancelled: " + text(failure));
  }

  /** Returns the message of Keyfob's own exceptions only: others may hold a secret. */
  private static String text(Throwable failure) {
    String name = failure.getClass().getName();
    return failure instanceof KeyfobException ? name + ": " + failure.getMessage() : name;
  }
}
