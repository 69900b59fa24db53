package dev.keyfob.internal.issuance;

import dev.keyfob.Lease;
import dev.keyfob.RecoveryAction;
import dev.keyfob.RevocableIssuance;
import dev.keyfob.error.IssuanceRevokedException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.internal.call.ApiCall;
import dev.keyfob.internal.text.Preconditions;
import dev.keyfob.internal.text.SafeLogger;
import dev.keyfob.operation.Operation;
import dev.keyfob.sink.SecretSink;
import jakarta.annotation.Nullable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Issues a credential that can be listed and revoked: adds recovery and leases.
 *
 * @param <T> the credential with its secret
 * @param <L> the credential as listings show it
 */
public final class RevocableCallIssuance<T, L> extends CallIssuance<T>
    implements RevocableIssuance<T> {

  private final CredentialType<T> type;
  private final CredentialRecovery<T, L> recovery;
  private final @Nullable RecoveryAction action;

  /**
   * Describes an issuance without recovery and sink.
   *
   * @param creation issues the credential
   * @param type the type of the credential
   * @param search finds the credential after a lost response
   * @param ledger the ledger of the client
   */
  public RevocableCallIssuance(
      ApiCall<?, T> creation,
      CredentialType<T> type,
      CandidateSearch<L> search,
      IssuanceLedger ledger) {
    super(creation, SinkDelivery.revoking(type));
    this.type = type;
    this.recovery = new CredentialRecovery<>(type, search, ledger);
    this.action = null;
  }

  private RevocableCallIssuance(
      RevocableCallIssuance<T, L> from, SinkDelivery<T> delivery, @Nullable RecoveryAction action) {
    super(from.creation(), delivery, from.used());
    this.type = from.type;
    this.recovery = from.recovery;
    this.action = action;
  }

  @Override
  public RevocableIssuance<T> recover(RecoveryAction other) {
    return new RevocableCallIssuance<>(this, delivery(), Preconditions.present("action", other));
  }

  @Override
  public RevocableIssuance<T> deliverTo(SecretSink<? super T> sink) {
    return new RevocableCallIssuance<>(this, delivery().to(sink), action);
  }

  @Override
  public Lease<T> lease() {
    begin();
    return issueLease();
  }

  @Override
  public CompletableFuture<Lease<T>> leaseAsync(Executor executor) {
    Preconditions.present("executor", executor);
    begin();
    return ExecutorFutures.run(executor, creation().delayingExit(this::issueLease), Lease::close);
  }

  @Override
  Issued<T> issue() {
    return action == null ? super.issue() : recovery.run(creation(), action, !delivery().hasSink());
  }

  @Override
  void abandon(Issued<T> issued) {
    if (!delivery().hasSink()) {
      discard(creation().operation(), issued);
    }
  }

  private Lease<T> issueLease() {
    Issued<T> issued = issueUninterrupted();
    delivery().deliver(creation().operation(), issued);
    return new CredentialLease<>(type, creation().operation(), issued, delivery());
  }

  /**
   * Leaves no credential behind if the thread is interrupted: code that interrupts it, such as a
   * structured task scope, drops the lease.
   */
  private Issued<T> issueUninterrupted() {
    Issued<T> issued;
    try {
      issued =
          action == null
              ? super.issue()
              : recovery.runForLease(creation(), action, !delivery().hasSink());
    } catch (OutcomeUnknownException lost) {
      if (Thread.currentThread().isInterrupted()) {
        SafeLogger.warn(() -> "a lease was interrupted while it was created: " + lost.getMessage());
      }
      throw lost;
    }
    if (Thread.currentThread().isInterrupted()) {
      Operation operation = creation().operation();
      discard(operation, issued);
      throw new IssuanceRevokedException(
          operation.method(),
          operation.path(),
          type.id().apply(issued.credential()),
          new InterruptedException());
    }
    return issued;
  }

  private void discard(Operation operation, Issued<T> issued) {
    try {
      type.discard(operation, issued.credential());
    } catch (RuntimeException | Error failure) {
      issued.record().lost();
      throw failure;
    }
    issued.record().revoked();
  }
}
