package dev.keyfob.internal.issuance;

import dev.keyfob.error.DeliveryFailedException;
import dev.keyfob.error.DeliveryFailedException.Revocation;
import dev.keyfob.error.KeyfobException;
import dev.keyfob.internal.attempt.IssuanceRecord;
import dev.keyfob.internal.text.Preconditions;
import dev.keyfob.internal.text.RedactedThrowable;
import dev.keyfob.internal.time.Uninterruptibles;
import dev.keyfob.operation.Operation;
import dev.keyfob.sink.SecretSink;
import jakarta.annotation.Nullable;
import java.util.function.Function;

/**
 * Delivers a credential to a sink, or revokes it if the sink fails. Without a sink it does nothing.
 *
 * @param <T> the credential with its secret
 * @param id returns the credential's id, or null if the server sent none
 * @param revoker revokes a credential that could not be delivered
 * @param sink stores the credential; null for none
 */
public record SinkDelivery<T>(
    Function<? super T, String> id,
    Revoker<? super T> revoker,
    @Nullable SecretSink<? super T> sink) {

  /** Revokes a credential that could not be delivered. */
  @FunctionalInterface
  public interface Revoker<T> {

    /** Returns the result of the revocation; any exception means that it failed. */
    Revocation revoke(T issued) throws InterruptedException;
  }

  /**
   * Returns a delivery without a sink for a credential with a revocation of its own kind, such as a
   * pause.
   */
  public static <T> SinkDelivery<T> of(Function<? super T, String> id, Revoker<? super T> revoker) {
    return new SinkDelivery<>(id, revoker, null);
  }

  /** Returns a delivery without a sink for a credential that the API cannot revoke. */
  public static <T> SinkDelivery<T> irrevocable(Function<? super T, String> id) {
    return of(id, issued -> Revocation.IMPOSSIBLE);
  }

  /** Returns a delivery without a sink for a credential that can be revoked by its id. */
  static <T> SinkDelivery<T> revoking(CredentialType<T> type) {
    return of(
        type.id(),
        issued -> {
          String id = type.id().apply(issued);
          if (id == null) {
            return Revocation.IMPOSSIBLE;
          }
          type.revoke(id);
          return Revocation.REMOVED;
        });
  }

  /** Returns a copy with another sink. */
  SinkDelivery<T> to(SecretSink<? super T> other) {
    return new SinkDelivery<>(id, revoker, Preconditions.present("sink", other));
  }

  boolean hasSink() {
    return sink != null;
  }

  void check() {
    if (sink != null) {
      sink.check();
    }
  }

  /**
   * Delivers a credential that has just been issued.
   *
   * @throws DeliveryFailedException if the sink fails; the credential has been revoked, if possible
   */
  void deliver(Operation operation, Issued<T> issued) {
    if (sink == null) {
      return;
    }
    try {
      sink.accept(issued.credential());
    } catch (Throwable failure) { // Errors, too: the sink does not have the secret
      throw revoked(operation, issued, failure);
    }
    issued.record().delivered();
  }

  private DeliveryFailedException revoked(
      Operation operation, Issued<T> issued, Throwable failure) {
    Revocation revocation = Revocation.FAILED;
    Throwable revocationFailure = null;
    try {
      revocation = Uninterruptibles.get(() -> revoker.revoke(issued.credential()));
    } catch (Throwable failed) {
      revocationFailure = failed;
    }
    if (failure instanceof InterruptedException
        || revocationFailure instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    record(revocation, issued.record());
    DeliveryFailedException exception = failed(operation, issued.credential(), revocation, failure);
    if (revocationFailure != null) {
      exception.addSuppressed(
          revocationFailure instanceof KeyfobException
              ? revocationFailure
              : RedactedThrowable.of(revocationFailure));
    }
    return exception;
  }

  /**
   * Replaces the secret of a leased credential in the sink.
   *
   * @throws DeliveryFailedException if the sink fails; it holds the credential
   */
  void replace(Operation operation, Issued<T> reissued) {
    if (sink == null) {
      return;
    }
    try {
      sink.replace(reissued.credential());
    } catch (Throwable failure) { // Errors, too: the sink does not have the secret
      restoreInterrupt(failure);
      reissued.record().returned();
      throw failed(operation, reissued.credential(), Revocation.LEASED, failure);
    }
    reissued.record().delivered();
  }

  /** What is not revoked and cannot be, the caller gets in the exception. */
  private static void record(Revocation revocation, IssuanceRecord record) {
    switch (revocation) {
      case REMOVED, PAUSED -> record.revoked();
      case IMPOSSIBLE, LEASED -> record.returned();
      case PENDING, FAILED -> record.lost();
    }
  }

  /**
   * Removes from the sink a credential that has been revoked.
   *
   * @throws DeliveryFailedException if the sink fails
   */
  void remove(Operation operation, T last) {
    if (sink == null) {
      return;
    }
    try {
      sink.remove(last);
    } catch (Throwable failure) {
      restoreInterrupt(failure);
      throw DeliveryFailedException.ofRemoval(
          operation.method(), operation.path(), id.apply(last), failure);
    }
  }

  private DeliveryFailedException failed(
      Operation operation, T issued, Revocation revocation, Throwable failure) {
    return new DeliveryFailedException(
        operation.method(), operation.path(), id.apply(issued), revocation, issued, failure);
  }

  private static void restoreInterrupt(Throwable failure) {
    if (failure instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
  }
}
