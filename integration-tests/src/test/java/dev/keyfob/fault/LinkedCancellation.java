package dev.keyfob.fault;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A future of something made of another's value; that other is cancelled with it, which thenApply
 * does not do.
 */
final class LinkedCancellation {

  private LinkedCancellation() {}

  static <T, R> CompletableFuture<R> of(
      CompletableFuture<T> source, Function<? super T, ? extends R> view) {
    CompletableFuture<R> viewed = source.thenApply(view);
    var unused =
        viewed.whenComplete(
            (value, failure) -> {
              if (viewed.isCancelled()) {
                source.cancel(true);
              }
            });
    return viewed;
  }
}
