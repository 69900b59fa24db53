package dev.keyfob.internal.call;

import dev.keyfob.internal.attempt.AttemptResult;
import dev.keyfob.internal.attempt.UserCodeException;
import dev.keyfob.internal.result.FailureDescriptions;
import dev.keyfob.internal.retry.RetryPolicy;
import dev.keyfob.internal.time.ExitDelay;
import dev.keyfob.internal.time.TimeSource;
import java.util.concurrent.CompletableFuture;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/** Runs a call asynchronously; no thread waits between the attempts. */
final class AsyncApiCall<T, R> implements Callback<T> {

  private final CallRun<T, R> run;
  private final ApiTransport transport;
  private final TimeSource time;
  private final CompletableFuture<R> future = new CompletableFuture<>();
  private volatile boolean ended;

  AsyncApiCall(ApiTransport transport, CallRun<T, R> run) {
    this.transport = transport;
    this.run = run;
    this.time = transport.retries().time();
  }

  CompletableFuture<R> execute() {
    if (!run.attempt().isRepeatable()) { // the client's threads are daemons
      ExitDelay running = transport.delayExit();
      var unused = future.whenComplete((value, failure) -> running.close());
    }
    var unused = future.whenComplete((value, failure) -> stop());
    try {
      enqueue();
    } catch (RuntimeException | Error failure) {
      if (!ended) { // otherwise the executor has run the call and then rejected it
        run.abandon();
        future.completeExceptionally(failure);
        throw failure;
      }
    }
    return future;
  }

  /**
   * Cancels the call if the caller has completed the future, for example by cancel() or
   * orTimeout().
   */
  private void stop() {
    if (!ended) {
      run.call().cancel(); // first: the journal may be waiting for a listing
      run.abandon();
    }
  }

  private void enqueue() {
    run.attemptStarts();
    try {
      run.call().enqueue(this);
    } catch (Exception failure) {
      if (failure
          instanceof UserCodeException) { // thrown by an event listener, before OkHttp began
        onFailure(run.call(), failure);
      } else {
        throw failure;
      }
    }
  }

  @Override
  public void onResponse(Call<T> call, Response<T> response) {
    orFail(() -> finish(run.responded(response)));
  }

  @Override
  public void onFailure(Call<T> call, Throwable failure) {
    if (FailureDescriptions.isRejection(failure)) {
      if (ended) { // the executor has run the call and then rejected it
        return;
      }
      call.cancel(); // the executor may still run the call
    }
    Exception exception =
        failure instanceof Exception known ? known : new IllegalStateException(failure);
    orFail(() -> finish(run.failed(exception)));
  }

  /** Completes the future even after an unexpected failure, which the calling thread would drop. */
  private void orFail(Runnable step) {
    try {
      step.run();
    } catch (Throwable failure) {
      ended = true;
      run.abandon();
      future.completeExceptionally(failure);
    }
  }

  private void finish(AttemptResult<R> result) {
    long delay = run.delayAfter(result);
    if (delay != RetryPolicy.NONE && !future.isDone()) {
      time.later(delay, () -> orFail(() -> next(result)));
    } else if (!complete(result)) {
      run.dropped(result);
    }
  }

  /** Returns whether the result reached the future, which the caller may have completed before. */
  private boolean complete(AttemptResult<R> result) {
    ended = true;
    CallResult<R> outcome = run.finish(result);
    return outcome.failure() != null
        ? future.completeExceptionally(outcome.failure())
        : future.complete(outcome.value());
  }

  private void next(AttemptResult<R> last) {
    if (future.isDone() || run.isStopped()) {
      complete(last);
      return;
    }
    try {
      run.startAttemptAfter(last);
      if (future.isDone()) { // completed between the check above and the new call
        run.call().cancel();
      }
      enqueue();
    } catch (RuntimeException failure) {
      complete(AttemptResult.last(failure));
    }
  }
}
