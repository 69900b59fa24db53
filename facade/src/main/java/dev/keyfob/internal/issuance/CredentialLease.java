package dev.keyfob.internal.issuance;

import dev.keyfob.Lease;
import dev.keyfob.error.NotFoundException;
import dev.keyfob.error.RevocationFailedException;
import dev.keyfob.internal.attempt.IssuanceRecord;
import dev.keyfob.internal.call.ApiCall;
import dev.keyfob.internal.text.SafeIds;
import dev.keyfob.internal.text.SafeLogger;
import dev.keyfob.internal.time.Uninterruptibles;
import dev.keyfob.operation.Operation;
import jakarta.annotation.Nullable;
import java.time.OffsetDateTime;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Holds a credential, refreshes it, and revokes it when it is closed. A sink gets each new secret
 * and loses it at the end.
 *
 * @param <T> the credential with its secret
 */
final class CredentialLease<T> implements Lease<T> {

  private final CredentialType<T> type;
  private final Operation creation;
  private final SinkDelivery<T> delivery;
  private final @Nullable String id;
  private final IssuanceRecord record;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile T newest;
  private volatile boolean seen;
  private volatile boolean revoked;
  private boolean removedFromSink;

  /**
   * Begins with a credential that the sink has stored.
   *
   * @param creation issued the credential
   */
  CredentialLease(
      CredentialType<T> type, Operation creation, Issued<T> issued, SinkDelivery<T> delivery) {
    this.type = type;
    this.creation = creation;
    this.delivery = delivery;
    this.id = type.id().apply(issued.credential());
    this.record = issued.record();
    this.newest = issued.credential();
  }

  @Override
  public T credential() {
    requireOpen();
    return newest;
  }

  @Override
  public T refresh() {
    lock.lock();
    try {
      requireOpen();
      ApiCall<?, T> reissue = type.reissue().apply(requireId());
      Issued<T> reissued =
          Issued.of((delivery.hasSink() ? reissue.deliveredToSink() : reissue).executeForResult());
      newest = reissued.credential();
      seen = true;
      delivery.replace(reissue.operation(), reissued);
      return newest;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      if (!revoked) {
        Uninterruptibles.get(this::revoke);
        revoked = true;
        record.revoked();
      }
      if (!removedFromSink) {
        delivery.remove(creation, newest);
        removedFromSink = true;
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean revoke() {
    try {
      NotFoundException neverSeen = type.revokeVisible(requireId(), () -> seen || hasExpired());
      if (neverSeen != null) {
        SafeLogger.warn(
            () ->
                "the credential with "
                    + SafeIds.credential(id)
                    + " counts as revoked: the server has answered every attempt with 404");
      }
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw notRevoked(null);
    } catch (RuntimeException | Error failure) { // Errors, too: the credential may still work
      throw notRevoked(failure);
    }
  }

  private RevocationFailedException notRevoked(@Nullable Throwable failure) {
    return new RevocationFailedException(
        creation.method(), creation.path(), id, newest, StepFailure.asCause(failure));
  }

  private boolean hasExpired() {
    OffsetDateTime end = type.expiresAt().apply(newest);
    return end != null && end.toInstant().isBefore(type.time().now());
  }

  private void requireOpen() {
    if (revoked) {
      throw new IllegalStateException("the lease is closed: its credential has been revoked");
    }
  }

  private String requireId() {
    if (id == null) {
      throw new IllegalStateException(
          "the server sent no id for the credential, which cannot be refreshed or revoked without");
    }
    return id;
  }

  /** Shows the id, nothing of the secret. */
  @Override
  public String toString() {
    return "Lease[" + SafeIds.credential(id) + (revoked ? ", closed]" : "]");
  }
}
