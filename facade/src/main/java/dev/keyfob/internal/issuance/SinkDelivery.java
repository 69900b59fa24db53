package dev.keyfob.internal.issuance;

import dev.keyfob.error.DeliveryFailedException;
import dev.keyfob.error.DeliveryFailedException.Revocation;
import dev.keyfob.error.KeyfobException;
import dev.keyfob.internal.call.ApiCall;
import dev.keyfob.internal.text.Preconditions;
import dev.keyfob.internal.text.RedactedThrowable;
import dev.keyfob.internal.time.Patience;
import dev.keyfob.internal.time.Uninterruptibles;
import dev.keyfob.sink.SecretSink;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Makes a credential and delivers it, or takes it back.
 *
 * @param <T> the credential with its secret
 * @param id the credential's id, or null where the server sent none
 * @param undoing takes back what could not be delivered
 */
public record SinkDelivery<T>(Function<? super T, String> id, Undoing<? super T> undoing) {

  /** Takes back what could not be delivered. */
  @FunctionalInterface
  public interface Undoing<T> {

    /** Says what has been done; whatever it throws means that it failed. */
    Revocation undo(T issued) throws InterruptedException;
  }

  /** For what can be removed. */
  public static <T> SinkDelivery<T> orRemoval(CredentialType<T> kind, Patience patience) {
    return new SinkDelivery<>(
        kind.id(),
        issued -> {
          String id = kind.id().apply(issued);
          if (id == null) {
            return Revocation.IMPOSSIBLE;
          }
          kind.remove(id, patience);
          return Revocation.REMOVED;
        });
  }

  /** For what nothing can be done about. */
  public static <T> SinkDelivery<T> withoutReturn(Function<? super T, String> id) {
    return new SinkDelivery<>(id, issued -> Revocation.IMPOSSIBLE);
  }

  /** On this thread. Nothing is sent when the sink says beforehand that it cannot take it. */
  public T run(ApiCall<?, T> creation, SecretSink<? super T> sink) {
    Preconditions.present("sink", sink).check();
    return checked(creation, sink);
  }

  /** On another thread; what can be known beforehand is thrown here. */
  public CompletableFuture<T> runOn(
      Executor executor, ApiCall<?, T> creation, SecretSink<? super T> sink) {
    Preconditions.present("executor", executor);
    Preconditions.present("sink", sink).check();
    return ExecutorFutures.run(executor, () -> checked(creation, sink), delivered -> {});
  }

  private T checked(ApiCall<?, T> creation, SecretSink<? super T> sink) {
    T issued = creation.execute();
    try {
      sink.accept(issued);
    } catch (
        Throwable
            failure) { // an Error too: whatever keeps the secret from its place leaves it with
      // nobody
      throw undone(creation, issued, failure);
    }
    return issued;
  }

  private DeliveryFailedException undone(ApiCall<?, T> creation, T issued, Throwable failure) {
    Revocation revocation = Revocation.FAILED;
    Throwable failureToo = null;
    try {
      revocation = Uninterruptibles.get(() -> undoing.undo(issued));
    } catch (Throwable failed) {
      failureToo = failed;
    }
    if (failure instanceof InterruptedException || failureToo instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    DeliveryFailedException exception =
        new DeliveryFailedException(
            creation.operation().method(),
            creation.operation().path(),
            id.apply(issued),
            revocation,
            issued,
            failure);
    if (failureToo != null) {
      exception.addSuppressed(
          failureToo instanceof KeyfobException ? failureToo : RedactedThrowable.of(failureToo));
    }
    return exception;
  }
}
