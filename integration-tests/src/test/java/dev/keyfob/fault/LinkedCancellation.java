package dev.keyfob.fault;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Maps a future like thenApply, and passes a cancellation on to the source. */
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
