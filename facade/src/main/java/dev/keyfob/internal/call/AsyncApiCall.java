package dev.keyfob.internal.call;

import dev.keyfob.internal.attempt.Attempt;
import dev.keyfob.internal.attempt.AttemptResult;
import dev.keyfob.internal.retry.RetryPolicy;
import java.util.concurrent.CompletableFuture;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/**
 * One asynchronous run of an exchange: attempt after attempt, with no thread waiting in between.
 */
final class AsyncApiCall<T, R> implements Callback<T> {

  private final ApiTransport transport;
  private final ApiCall<T, R> exchange;
  private final CompletableFuture<R> future = new CompletableFuture<>();
  private final RetryPolicy retries;
  private final long start;
  private volatile Call<T> call;
  private int number = 1;
  private long attemptStart;
  private volatile boolean ended;

  AsyncApiCall(ApiTransport transport, ApiCall<T, R> exchange, Call<T> call) {
    this.transport = transport;
    this.exchange = exchange;
    this.retries = transport.retries();
    this.start = retries.timing().nanoTime();
    this.call = call;
  }

  CompletableFuture<R> start() {
    var unused = future.whenComplete((value, failure) -> stop());
    call.request(); // what is wrong with the arguments is thrown here, where the caller sees it
    exchange.begins();
    try {
      enqueue();
    } catch (RuntimeException | Error failure) {
      exchange.fails();
      throw failure;
    }
    return future;
  }

  /** When somebody else has ended the future, by cancel() or orTimeout(), nothing of it goes on. */
  private void stop() {
    if (!ended) {
      exchange.fails();
      call.cancel();
    }
  }

  private void enqueue() {
    attemptStart = retries.timing().nanoTime();
    call.enqueue(this);
  }

  @Override
  public void onResponse(Call<T> call, Response<T> response) {
    orFail(
        () -> {
          Attempt attempt = Attempt.of(call.request());
          finish(attempt, exchange.answered(attempt, response, number, attemptStart));
        });
  }

  @Override
  public void onFailure(Call<T> call, Throwable failure) {
    orFail(
        () -> {
          Attempt attempt = Attempt.of(call.request());
          Exception exception =
              failure instanceof Exception known ? known : new IllegalStateException(failure);
          finish(attempt, exchange.failed(attempt, exception, call, number, attemptStart));
        });
  }

  /**
   * Whatever goes wrong, the future ends: above this are threads of OkHttp's or a timer's, which
   * tell nobody.
   */
  private void orFail(Runnable step) {
    try {
      step.run();
    } catch (Throwable failure) {
      ended = true;
      exchange.fails();
      future.completeExceptionally(failure);
    }
  }

  private void finish(Attempt attempt, AttemptResult<R> outcome) {
    long wait =
        outcome.isFailure() ? retries.waitAfter(number, outcome, start, attempt) : RetryPolicy.NONE;
    if (wait == RetryPolicy.NONE || future.isDone()) {
      boolean heard = complete(outcome);
      if (!heard && attempt.mayHaveBeenCarriedOut(outcome)) {
        ExchangeLog.unheard(attempt);
      }
    } else {
      retries.timing().later(wait, () -> orFail(() -> next(outcome)));
    }
  }

  /** Whether the outcome gets to the future: somebody else may have ended that before. */
  private boolean complete(AttemptResult<R> outcome) {
    ended = true;
    exchange.ended(call, outcome, number, start);
    return outcome.isFailure()
        ? future.completeExceptionally(outcome.failure())
        : future.complete(outcome.value());
  }

  private void next(AttemptResult<R> last) {
    if (future.isDone() || transport.isClosed()) {
      complete(last);
      return;
    }
    try {
      call = exchange.again(call, last, start);
      number += last.held() ? 0 : 1;
      if (future.isDone()) { // between the look above and the new call
        call.cancel();
      }
      enqueue();
    } catch (RuntimeException failure) {
      complete(AttemptResult.last(failure));
    }
  }
}
