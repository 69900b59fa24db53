package dev.keyfob.internal.credential;

import dev.keyfob.DeliveryFailedException;
import dev.keyfob.DeliveryFailedException.Revocation;
import dev.keyfob.KeyfobException;
import dev.keyfob.internal.Arguments;
import dev.keyfob.internal.WithoutText;
import dev.keyfob.internal.transport.Exchange;
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
public record Delivery<T>(Function<? super T, String> id, Undoing<? super T> undoing) {

  /** Takes back what could not be delivered. */
  @FunctionalInterface
  public interface Undoing<T> {

    /** Says what has been done; whatever it throws means that it failed. */
    Revocation undo(T issued) throws InterruptedException;
  }

  /** For what can be removed. */
  public static <T> Delivery<T> orRemoval(Kind<T> kind, Patience patience) {
    return new Delivery<>(
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
  public static <T> Delivery<T> withoutReturn(Function<? super T, String> id) {
    return new Delivery<>(id, issued -> Revocation.IMPOSSIBLE);
  }

  /** On this thread. Nothing is sent when the sink says beforehand that it cannot take it. */
  public T run(Exchange<?, T> creation, SecretSink<? super T> sink) {
    Arguments.present("sink", sink).check();
    return checked(creation, sink);
  }

  /** On another thread; what can be known beforehand is thrown here. */
  public CompletableFuture<T> runOn(
      Executor executor, Exchange<?, T> creation, SecretSink<? super T> sink) {
    Arguments.present("executor", executor);
    Arguments.present("sink", sink).check();
    return OnExecutor.run(executor, () -> checked(creation, sink), delivered -> {});
  }

  private T checked(Exchange<?, T> creation, SecretSink<? super T> sink) {
    T issued = creation.send();
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

  private DeliveryFailedException undone(Exchange<?, T> creation, T issued, Throwable failure) {
    Revocation revocation = Revocation.FAILED;
    Throwable failureToo = null;
    try {
      revocation = Uninterrupted.get(() -> undoing.undo(issued));
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
          failureToo instanceof KeyfobException ? failureToo : WithoutText.of(failureToo));
    }
    return exception;
  }
}
