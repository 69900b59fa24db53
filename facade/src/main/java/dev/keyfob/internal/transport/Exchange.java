package dev.keyfob.internal.transport;

import dev.keyfob.TransportException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import retrofit2.Call;
import retrofit2.Response;

/**
 * An operation ready to be sent, once: the blocking and the asynchronous way differ in nothing but who waits.
 *
 * @param <T> what the generated client decodes
 * @param <R> what the facade makes of it
 */
public final class Exchange<T, R> {

  private final Transport transport;
  private final Call<T> call;
  private final Judge<T, R> judge;

  Exchange(Transport transport, Call<T> call, Judge<T, R> judge) {
    this.transport = transport;
    this.call = call;
    this.judge = judge;
  }

  /** Sends on this thread and waits for the result. */
  public R send() {
    transport.requireOpen();
    Retries retries = transport.retries();
    long start = retries.timing().nanoTime();
    Call<T> next = call;
    for (int number = 1; ; number++) {
      Outcome<R> outcome = attempt(next, number);
      if (!outcome.isFailure()) {
        return outcome.value();
      }
      long wait = retries.waitAfter(number, outcome, start);
      if (wait == Retries.NONE) {
        throw outcome.failure();
      }
      sleep(wait, outcome, next);
      if (transport.isClosed()) {
        throw outcome.failure();
      }
      next = again(next, start);
    }
  }

  /** Sends on the client's threads. Cancelling the future cancels the call. */
  public CompletableFuture<R> sendAsync() {
    transport.requireOpen();
    return new AsyncExchange<>(transport, this, call).start();
  }

  private Outcome<R> attempt(Call<T> call, int number) {
    long start = transport.retries().timing().nanoTime();
    Attempt attempt = Attempt.of(call.request());
    Response<T> response;
    try {
      response = call.execute();
    } catch (Exception failure) { // not IOException alone: OkHttp, being Kotlin, lets InterruptedException through
      if (failure instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      return failed(attempt, failure, call, number, start);
    }
    return answered(attempt, response, number, start);
  }

  Outcome<R> answered(Attempt attempt, Response<T> response, int number, long start) {
    Outcome<R> outcome = judge.answered(attempt, response);
    return finished(attempt, outcome, number, start);
  }

  Outcome<R> failed(Attempt attempt, Exception failure, Call<T> call, int number, long start) {
    Outcome<R> outcome = judge.failed(attempt, failure, call.isCanceled());
    return finished(attempt, outcome, number, start);
  }

  private Outcome<R> finished(Attempt attempt, Outcome<R> outcome, int number, long start) {
    transport.exchangeEnded();
    ExchangeLog.write(attempt, outcome, number, start, transport.retries());
    return outcome;
  }

  /** The same call once more, with what is left of its time. */
  Call<T> again(Call<T> call, long start) {
    Call<T> next = call.clone();
    Retries retries = transport.retries();
    if (retries.callNanos() > 0) {
      next.timeout().timeout(Math.max(1, retries.nanosLeft(start)), TimeUnit.NANOSECONDS);
    }
    return next;
  }

  private void sleep(long millis, Outcome<R> outcome, Call<T> call) {
    try {
      transport.retries().timing().sleep(millis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      Attempt attempt = Attempt.of(call.request());
      throw new TransportException(
          attempt.operation().method(),
          attempt.operation().path(),
          "the thread was interrupted while waiting for the next attempt; the last one failed with the cause.",
          outcome.failure());
    }
  }
}
