package dev.keyfob.internal.call;

import dev.keyfob.error.TransportException;
import dev.keyfob.internal.attempt.Attempt;
import dev.keyfob.internal.attempt.AttemptResult;
import dev.keyfob.internal.attempt.IssuanceRecord;
import dev.keyfob.internal.attempt.IssuanceTracker;
import dev.keyfob.internal.call.CallMode.Trait;
import dev.keyfob.internal.result.ResponseHandler;
import dev.keyfob.internal.retry.RetryPolicy;
import dev.keyfob.internal.time.ExitDelay;
import dev.keyfob.operation.Operation;
import dev.keyfob.secret.Secret;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import retrofit2.Call;

/**
 * Describes a call: the operation with its arguments, and how its response is handled. Immutable;
 * each execution sends it anew.
 *
 * @param <T> the type that the generated client decodes
 * @param <R> the type of the result
 */
public final class ApiCall<T, R> {

  private final ApiTransport transport;
  private final Call<T> template;
  private final ResponseHandler<T, R> handler;
  private final CallMode<R> mode;

  ApiCall(
      ApiTransport transport, Call<T> template, ResponseHandler<T, R> handler, CallMode<R> mode) {
    this.transport = transport;
    this.template = template;
    this.handler = handler;
    this.mode = mode;
  }

  /** Returns the operation's annotation, which has its id, path, effect and credential. */
  public Operation operation() {
    return operation(template);
  }

  /**
   * Returns the annotation of a call's operation.
   *
   * @throws RuntimeException if an argument of the call is null or invalid
   */
  public static Operation operation(Call<?> call) {
    return Attempt.of(call.request()).operation();
  }

  /**
   * Returns this call with its credential tracked, so that no recovery acts on the credential.
   *
   * @param tracker starts to follow one execution
   * @param id the id of the credential, as listings show it
   */
  public ApiCall<T, R> issuing(
      Function<Operation, ? extends IssuanceTracker> tracker, Function<? super R, String> id) {
    return with(
        mode.followedBy(new CallMode.Issues<>(tracker, (result, response) -> id.apply(result))));
  }

  /**
   * Returns this call with its credential tracked, whose id only the response contains.
   *
   * @param tracker starts to follow one execution
   * @param id finds the id in the body; may return null
   */
  public ApiCall<T, R> issuingWithIdInBody(
      Function<Operation, ? extends IssuanceTracker> tracker, Function<Secret<String>, String> id) {
    return with(
        mode.followedBy(
            new CallMode.Issues<>(tracker, (result, response) -> id.apply(response.text()))));
  }

  /**
   * Returns this call with its credential recorded in the client's journal.
   *
   * @param record starts to record one execution, which takes the given time at most
   * @param id the id of the credential
   * @param marked returns the result, which says that the journal knows of it
   */
  public ApiCall<T, R> journalled(
      BiFunction<Operation, Duration, IssuanceRecord> record,
      Function<? super R, String> id,
      UnaryOperator<R> marked) {
    return with(
        mode.journalledBy(
            new CallMode.Journalling<>(record, (result, response) -> id.apply(result), marked)));
  }

  /**
   * Returns this call with its credential recorded, whose id only the response shows.
   *
   * @param record starts to record one execution, which takes the given time at most
   * @param id finds the id in the body; may return null
   */
  public ApiCall<T, R> journalledWithIdInBody(
      BiFunction<Operation, Duration, IssuanceRecord> record, Function<Secret<String>, String> id) {
    return with(
        mode.journalledBy(
            new CallMode.Journalling<>(
                record,
                (result, response) -> id.apply(response.text()),
                UnaryOperator.identity())));
  }

  /** Returns this call, whose credential is delivered to a sink. */
  public ApiCall<T, R> deliveredToSink() {
    return with(mode.with(Trait.DELIVERED_TO_SINK));
  }

  /** Returns this call, which recovery follows if its response is lost. */
  public ApiCall<T, R> recovered() {
    return with(mode.with(Trait.RECOVERED));
  }

  /**
   * Returns this deletion, for which a 404 without an error of the API counts as deleted only if
   * {@link #isListed} says no.
   *
   * @param listed reads a listing once; throws if that fails
   */
  public ApiCall<T, R> confirmedBy(BooleanSupplier listed) {
    return with(mode.lookedUpBy(listed));
  }

  /** Returns whether what this call deletes is still listed; false if there is no listing. */
  public boolean isListed() {
    return mode.listed() != null && mode.listed().getAsBoolean();
  }

  /**
   * Returns this call, which is sent even if the client is closed, as a step of an operation that
   * began before.
   */
  public ApiCall<T, R> onClosedClient() {
    return with(mode.with(Trait.ON_CLOSED_CLIENT));
  }

  /**
   * Returns this call, which neither the throttle nor a closed client stops, since it revokes a
   * credential that has just been issued.
   */
  public ApiCall<T, R> revokingNewCredential() {
    return with(mode.with(Trait.ON_CLOSED_CLIENT).with(Trait.REVOKES_NEW_CREDENTIAL));
  }

  /** Returns this call, which asks caches not to respond. */
  public ApiCall<T, R> uncached() {
    return with(mode.with(Trait.UNCACHED));
  }

  /**
   * Returns this call, which recovery sends to reissue a credential. Its report says so, and the
   * journal records it under the issuance that it recovers.
   */
  public ApiCall<T, R> reissuingLost() {
    return with(mode.with(Trait.ON_CLOSED_CLIENT).with(Trait.REISSUES_LOST).journalledBy(null));
  }

  /** Returns a task that delays the exit of the JVM, for at most the time of a call. */
  public <V> Supplier<V> delayingExit(Supplier<V> task) {
    return () -> {
      ExitDelay running = transport.delayExit();
      try {
        return task.get();
      } finally {
        running.close();
      }
    };
  }

  private ApiCall<T, R> with(CallMode<R> other) {
    return new ApiCall<>(transport, template, handler, other);
  }

  /** Executes the call on this thread and returns its value, or throws its failure. */
  public R execute() {
    return executeForResult().get();
  }

  /** Executes the call on this thread. */
  public CallResult<R> executeForResult() {
    CallRun<T, R> run = start();
    try {
      return executeAttempts(run);
    } catch (RuntimeException | Error failure) {
      run.abandon();
      throw failure;
    }
  }

  private CallResult<R> executeAttempts(CallRun<T, R> run) {
    while (true) {
      AttemptResult<R> result = run.executeAttempt();
      long delay = run.delayAfter(result);
      if (delay == RetryPolicy.NONE) {
        return run.finish(result);
      }
      result = sleep(delay, result, run);
      if (!result.retryable() || run.isStopped()) {
        return run.finish(result);
      }
      run.startAttemptAfter(result);
    }
  }

  /** Waits before the next attempt. Returns the result, or the failure of an interrupted wait. */
  private AttemptResult<R> sleep(long millis, AttemptResult<R> result, CallRun<T, R> run) {
    try {
      transport.retries().time().sleep(millis);
      return result;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      Operation operation = run.attempt().operation();
      return result.endedBy(
          new TransportException(
              operation.method(),
              operation.path(),
              "the thread was interrupted while waiting for the next attempt; the last one failed"
                  + " with the cause.",
              result.failure()));
    }
  }

  /** Executes the call on the client's threads. Cancelling the future cancels the call. */
  public CompletableFuture<R> executeAsync() {
    return new AsyncApiCall<>(transport, start()).execute();
  }

  private CallRun<T, R> start() {
    return CallRun.start(transport, template.clone(), handler, mode);
  }
}
