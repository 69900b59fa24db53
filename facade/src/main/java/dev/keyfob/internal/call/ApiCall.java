package dev.keyfob.internal.call;

import dev.keyfob.error.RateLimitedException;
import dev.keyfob.error.TransportException;
import dev.keyfob.internal.attempt.Attempt;
import dev.keyfob.internal.attempt.AttemptResult;
import dev.keyfob.internal.attempt.BufferedResponse;
import dev.keyfob.internal.issuance.IssuanceLedger.Pending;
import dev.keyfob.internal.result.ResponseHandler;
import dev.keyfob.internal.retry.RetryPolicy;
import dev.keyfob.operation.Operation;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import retrofit2.Call;
import retrofit2.Response;

/**
 * An operation ready to be sent, once: the blocking and the asynchronous way differ in nothing but
 * who waits.
 *
 * @param <T> what the generated client decodes
 * @param <R> what the facade makes of it
 */
public final class ApiCall<T, R> {

  private final ApiTransport transport;
  private final Call<T> call;
  private final ResponseHandler<T, R> judge;
  private volatile @Nullable Instant refusedAt;
  private boolean continuing;
  private @Nullable Function<? super R, String> issuedId;
  private volatile @Nullable Pending issuing;
  private volatile boolean settled;
  private volatile @Nullable Attempt last;
  private volatile boolean mayHaveBeenCarriedOut;

  ApiCall(ApiTransport transport, Call<T> call, ResponseHandler<T, R> judge) {
    this.transport = transport;
    this.call = call;
    this.judge = judge;
  }

  /** What the document says of the operation. */
  public Operation operation() {
    return Attempt.of(call.request()).operation();
  }

  /**
   * This, which issues what listings show by that id: whoever looks for another one must not take
   * it for that.
   */
  public ApiCall<T, R> issuing(Function<? super R, String> id) {
    issuedId = id;
    return this;
  }

  /**
   * Whether it has failed, and may have been carried out all the same. A failure does not say so by
   * its type alone: a supplier of keys may throw one that it has from another client.
   */
  public boolean mayHaveBeenCarriedOut() {
    return mayHaveBeenCarriedOut;
  }

  /** Whether the failure it has ended with is what the server has answered. */
  public boolean isAnswered() {
    Attempt ended = last;
    return ended != null && ended.answer() != null;
  }

  /**
   * Whether it was sent again because no answer came, so that it may have been carried out before.
   */
  public boolean answerWasLost() {
    Attempt ended = last;
    return ended != null && ended.answerWasLost();
  }

  /** Its answer was lost; by its rest, this is what it has made. */
  public void hasMade(String id) {
    issuing.hasMade(id);
  }

  /** Its answer was lost, and whoever sent it looks for what it has made. */
  public void isLookedFor() {
    issuing.isLookedFor();
  }

  /**
   * Its answer was lost, and nobody looks any more: what it has made has been found, or has not.
   */
  public void isLookedForNoMore(boolean found) {
    if (found) {
      issuing.isSettled();
    } else {
      issuing.isLost();
    }
  }

  /**
   * This, sent although the client may have been closed since: it is a part of an operation that
   * began before. Not for {@link #sendAsync}.
   */
  public ApiCall<T, R> continuing() {
    continuing = true;
    return this;
  }

  /**
   * This, never held back unsent by a rate limit, nor by the client's having been closed: it makes
   * a credential useless that must not stay usable.
   */
  public ApiCall<T, R> takingBack() {
    Attempt.of(call.request()).isToTakeBack();
    return continuing();
  }

  /** Sends on this thread and waits for the result. */
  public R send() {
    return sendDated().value();
  }

  /** As {@link #send}, with the server's time. */
  public CallResult<R> sendDated() {
    if (!continuing) {
      transport.requireOpen();
    }
    begins();
    try {
      return sendUntilItEnds();
    } catch (RuntimeException | Error failure) {
      fails();
      throw failure;
    }
  }

  /** What it issues nobody knows from now on. */
  void begins() {
    if (issuedId != null) {
      issuing = transport.creations().begin(operation());
      Attempt.of(call.request()).issues(issuing);
    }
  }

  /** In a way that nobody has foreseen, or unheard; it may still have {@link #ended}, or do so. */
  void fails() {
    Pending unsettled = issuing;
    if (unsettled != null && !settled) {
      unsettled.isLost();
    }
  }

  private void settle(Attempt last, AttemptResult<R> outcome) {
    if (issuing == null) {
      return;
    }
    if (!outcome.isFailure()) {
      issuing.hasMade(issuedId.apply(outcome.value()));
    } else if (last.mayHaveBeenCarriedOut(outcome)) {
      issuing.isLost();
    } else {
      issuing.isSettled();
    }
    settled = true;
  }

  private CallResult<R> sendUntilItEnds() {
    RetryPolicy retries = transport.retries();
    long start = retries.timing().nanoTime();
    Call<T> next = call;
    int number = 1;
    while (true) {
      AttemptResult<R> outcome = attempt(next, number);
      Attempt attempt = Attempt.of(next.request());
      long wait =
          outcome.isFailure()
              ? retries.waitAfter(number, outcome, start, attempt)
              : RetryPolicy.NONE;
      if (wait != RetryPolicy.NONE) {
        outcome = sleep(wait, outcome, next);
      }
      if (wait == RetryPolicy.NONE || !outcome.again() || (transport.isClosed() && !continuing)) {
        ended(next, outcome, number, start);
        return new CallResult<>(outcome.get(), date(next));
      }
      next = again(next, outcome, start);
      number += outcome.held() ? 0 : 1;
    }
  }

  private static @Nullable Instant date(Call<?> answered) {
    BufferedResponse answer = Attempt.of(answered.request()).answer();
    return answer == null ? null : answer.date();
  }

  /**
   * When the server last refused it with 429 before it was sent again, by the server's clock; null:
   * never.
   */
  public @Nullable Instant refusedAt() {
    return refusedAt;
  }

  /**
   * The operation has come to its end, and the caller is told next.
   *
   * @param number of the last attempt, which was none if it was held back
   */
  void ended(Call<T> call, AttemptResult<R> outcome, int number, long start) {
    Attempt attempt = Attempt.of(call.request());
    last = attempt;
    mayHaveBeenCarriedOut = outcome.isFailure() && attempt.mayHaveBeenCarriedOut(outcome);
    settle(attempt, outcome);
    int attempts = outcome.held() ? number - 1 : number;
    transport.reporter().ended(attempt, outcome, attempts, start);
  }

  /** Sends on the client's threads. Cancelling the future cancels the call. */
  public CompletableFuture<R> sendAsync() {
    transport.requireOpen();
    return new AsyncApiCall<>(transport, this, call).start();
  }

  private AttemptResult<R> attempt(Call<T> call, int number) {
    long start = transport.retries().timing().nanoTime();
    Attempt attempt = Attempt.of(call.request());
    Response<T> response;
    try {
      response = call.execute();
    } catch (
        Exception
            failure) { // not IOException alone: OkHttp, being Kotlin, lets InterruptedException
      // through
      if (failure instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      return failed(attempt, failure, call, number, start);
    } catch (Error failure) { // of an event listener, say: there may be a credential in what came
      if (attempt.isAtStake()) {
        return failed(attempt, failure, call, number, start);
      }
      throw failure;
    }
    return answered(attempt, response, number, start);
  }

  AttemptResult<R> answered(Attempt attempt, Response<T> response, int number, long start) {
    AttemptResult<R> outcome = judge.answered(attempt, response);
    return finished(attempt, outcome, number, start);
  }

  AttemptResult<R> failed(
      Attempt attempt, Throwable failure, Call<T> call, int number, long start) {
    AttemptResult<R> outcome = judge.failed(attempt, failure, call.isCanceled());
    return finished(attempt, outcome, number, start);
  }

  private AttemptResult<R> finished(
      Attempt attempt, AttemptResult<R> outcome, int number, long start) {
    if (outcome.failure() instanceof RateLimitedException) {
      attempt.isRefused();
    }
    transport.exchangeEnded();
    new ExchangeLog(attempt, outcome, number, start, transport.retries()).write();
    return outcome;
  }

  /** The same call once more, with what is left of its time. */
  Call<T> again(Call<T> call, AttemptResult<?> outcome, long start) {
    if (outcome.failure() instanceof RateLimitedException && !outcome.held()) {
      refusedAt = date(call);
    }
    Call<T> next = call.clone();
    Attempt.of(next.request()).repeats(Attempt.of(call.request()), outcome);
    RetryPolicy retries = transport.retries();
    if (retries.callNanos() > 0) {
      next.timeout().timeout(Math.max(1, retries.nanosLeft(start)), TimeUnit.NANOSECONDS);
    }
    return next;
  }

  /** The outcome, or another when the thread is interrupted. */
  private AttemptResult<R> sleep(long millis, AttemptResult<R> outcome, Call<T> call) {
    try {
      transport.retries().timing().sleep(millis);
      return outcome;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      Attempt attempt = Attempt.of(call.request());
      return outcome.endedBy(
          new TransportException(
              attempt.operation().method(),
              attempt.operation().path(),
              "the thread was interrupted while waiting for the next attempt; the last one failed with the cause.",
              outcome.failure()));
    }
  }
}
