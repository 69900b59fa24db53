package dev.keyfob.internal.issuance;

import dev.keyfob.Issuance;
import dev.keyfob.internal.call.ApiCall;
import dev.keyfob.internal.text.Preconditions;
import dev.keyfob.internal.text.SafeIds;
import dev.keyfob.internal.text.SafeLogger;
import dev.keyfob.operation.Operation;
import dev.keyfob.sink.SecretSink;
import jakarta.annotation.Nullable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Issues a credential by one call and delivers it to a sink, if there is one.
 *
 * @param <T> the credential with its secret
 */
public class CallIssuance<T> implements Issuance<T> {

  private final ApiCall<?, T> creation;
  private final SinkDelivery<T> delivery;

  /**
   * Shared by all issuances that are derived from one, since a retry may derive its issuance again.
   */
  private final AtomicBoolean used;

  /**
   * Describes an issuance without a sink.
   *
   * @param creation issues the credential
   * @param delivery delivers the credential
   */
  public CallIssuance(ApiCall<?, T> creation, SinkDelivery<T> delivery) {
    this(creation, delivery, new AtomicBoolean());
  }

  CallIssuance(ApiCall<?, T> creation, SinkDelivery<T> delivery, AtomicBoolean used) {
    this.creation = creation;
    this.delivery = delivery;
    this.used = used;
  }

  @Override
  public final T execute() {
    begin();
    return issueAndDeliver().credential();
  }

  @Override
  public final CompletableFuture<T> executeAsync(Executor executor) {
    Preconditions.present("executor", executor);
    begin();
    return ExecutorFutures.run(
        executor, creation.delayingExit(this::issueAndDeliver), Issued::credential, this::abandon);
  }

  @Override
  public Issuance<T> deliverTo(SecretSink<? super T> sink) {
    return new CallIssuance<>(creation, delivery.to(sink), used);
  }

  /** Claims the only use of this issuance, unless the sink cannot accept anything. */
  final void begin() {
    delivery.check();
    if (!used.compareAndSet(false, true)) {
      throw new IllegalStateException(
          "the issuance has been used: it is sent once, so call issue(…) for another credential");
    }
  }

  final Issued<T> issueAndDeliver() {
    Issued<T> issued = issue();
    delivery.deliver(creation.operation(), issued);
    return issued;
  }

  Issued<T> issue() {
    return Issued.of(creation().executeForResult());
  }

  /** Handles a credential whose caller has cancelled the future. */
  void abandon(Issued<T> issued) {
    if (!delivery.hasSink()) {
      issued.record().lost();
      logDropped(creation.operation(), delivery.id().apply(issued.credential()));
    }
  }

  /** Logs that the caller never receives a credential that the API cannot revoke. */
  public static void logDropped(Operation operation, @Nullable String id) {
    SafeLogger.warn(
        () ->
            operation.method()
                + " "
                + operation.path()
                + " issued a credential with "
                + SafeIds.credential(id)
                + " after its future had been cancelled; the API cannot revoke it");
  }

  final ApiCall<?, T> creation() {
    return delivery.hasSink() ? creation.deliveredToSink() : creation;
  }

  final SinkDelivery<T> delivery() {
    return delivery;
  }

  final AtomicBoolean used() {
    return used;
  }

  /** Shows the operation; no value of the request. */
  @Override
  public final String toString() {
    return "Issuance[" + creation.operation().method() + " " + creation.operation().path() + "]";
  }
}
