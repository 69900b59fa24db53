package dev.keyfob.internal.call;

import dev.keyfob.error.RateLimitedException;
import dev.keyfob.internal.attempt.Attempt;
import dev.keyfob.internal.attempt.AttemptContext;
import dev.keyfob.internal.attempt.AttemptResult;
import dev.keyfob.internal.attempt.BufferedResponse;
import dev.keyfob.internal.attempt.IssuanceRecord;
import dev.keyfob.internal.attempt.IssuanceTracker;
import dev.keyfob.internal.attempt.ResponseDate;
import dev.keyfob.internal.attempt.UserCodeException;
import dev.keyfob.internal.call.CallMode.Trait;
import dev.keyfob.internal.config.ClientConfig;
import dev.keyfob.internal.result.ResponseHandler;
import dev.keyfob.internal.retry.RetryPolicy;
import dev.keyfob.internal.text.JsonText;
import dev.keyfob.operation.Credential;
import dev.keyfob.secret.Serializers;
import jakarta.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import retrofit2.Call;
import retrofit2.Response;

/**
 * Runs one execution of a call, attempt after attempt. Blocking and asynchronous executions share
 * this class.
 *
 * <p>The steps of a call:
 *
 * <ol>
 *   <li>{@link #start}: the client must be open; the ledger begins to track an issuing call.
 *   <li>{@link #executeAttempt}, or {@code Call.enqueue}: Retrofit encodes the arguments, and the
 *       request passes the interceptors that {@code OkHttpClients.derive} lists.
 *   <li>{@link #responded} or {@link #failed}: {@link ResponseHandler} makes a value or an
 *       exception; the attempt is logged.
 *   <li>{@link #delayAfter}: {@link RetryPolicy} decides whether another attempt follows.
 *   <li>{@link #startAttemptAfter}: the same call with the time that is left; back to step 2.
 *   <li>{@link #finish}: the ledger records the issued credential, and the listener gets the report
 *       of the call.
 * </ol>
 */
final class CallRun<T, R> {

  private final ApiTransport transport;
  private final ResponseHandler<T, R> handler;
  private final CallMode<R> mode;
  private final RetryPolicy retries;
  private final @Nullable IssuanceTracker tracker;
  private final IssuanceRecord record;
  private final long start;
  private final @Nullable Object context; // the listener's

  // One thread at a time runs the attempts and writes these fields. A thread that cancels reads the
  // field call.
  private volatile Call<T> call;
  private Attempt attempt;
  private int number = 1;
  private long attemptStart;
  private @Nullable Instant lastRefusedAt;
  private volatile boolean settled;

  private CallRun(
      ApiTransport transport, Call<T> call, ResponseHandler<T, R> handler, CallMode<R> mode) {
    this.transport = transport;
    this.handler = handler;
    this.mode = mode;
    this.retries = transport.retries();
    this.start = retries.time().nanoTime();
    this.call = call;
    // request() checks the arguments, and lets AttemptCallFactory create the attempt.
    this.attempt = Attempt.of(call.request());
    if (!worksOnClosedClient()) {
      transport.requireOpen();
    }
    this.tracker =
        mode.issues() == null ? null : mode.issues().tracker().apply(attempt.operation());
    this.record = mode.record(attempt.operation(), transport.callTimeout());
    this.context = transport.observer().callStarted(attempt);
    attempt.setContext(
        AttemptContext.first(
            mode.has(Trait.REVOKES_NEW_CREDENTIAL), mode.has(Trait.UNCACHED), tracker, record));
  }

  static <T, R> CallRun<T, R> start(
      ApiTransport transport, Call<T> call, ResponseHandler<T, R> handler, CallMode<R> mode) {
    Serializers.refuse();
    return new CallRun<>(transport, call, handler, mode);
  }

  private boolean worksOnClosedClient() {
    return mode.has(Trait.ON_CLOSED_CLIENT)
        || attempt.operation().credential() == Credential.REVOKES;
  }

  /** Returns whether the client was closed, so that no further attempt starts. */
  boolean isStopped() {
    return transport.isClosed() && !worksOnClosedClient();
  }

  Call<T> call() {
    return call;
  }

  Attempt attempt() {
    return attempt;
  }

  /** Notes when the attempt starts. */
  void attemptStarts() {
    attemptStart = retries.time().nanoTime();
  }

  /** Sends the attempt on this thread. */
  AttemptResult<R> executeAttempt() {
    attemptStarts();
    Response<T> response;
    try {
      response = call.execute();
    } catch (Exception failure) { // OkHttp may throw an undeclared InterruptedException
      if (failure instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      return failed(failure);
    } catch (Error failure) {
      // A caller's listener may throw an Error after the response, which may hold a credential.
      if (attempt.outcomeMatters()) {
        return failedOnFreshStack(failure);
      }
      throw failure;
    }
    try {
      return responded(response);
    } catch (StackOverflowError overflow) {
      if (attempt.outcomeMatters()) {
        return failedOnFreshStack(overflow);
      }
      throw overflow;
    }
  }

  /** Handles an error on another thread, since the stack of this one may have no room for it. */
  private AttemptResult<R> failedOnFreshStack(Error failure) {
    CompletableFuture<AttemptResult<R>> handled = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                handled.complete(failed(failure));
              } catch (Throwable unexpected) {
                handled.completeExceptionally(unexpected);
              }
            },
            "keyfob-error");
    thread.setDaemon(true);
    thread.start();
    return handled.join();
  }

  AttemptResult<R> responded(Response<T> response) {
    return attemptEnded(handler.fromResponse(attempt, response));
  }

  /** Throws the error of a caller's interceptor if the attempt cannot have issued anything. */
  AttemptResult<R> failed(Throwable failure) {
    if (failure instanceof UserCodeException callers
        && callers.failure() instanceof Error error
        && !attempt.outcomeMatters()) {
      throw error;
    }
    return attemptEnded(handler.fromFailure(attempt, failure, call.isCanceled()));
  }

  private AttemptResult<R> attemptEnded(AttemptResult<R> result) {
    if (tracker != null && result.failure() instanceof RateLimitedException) {
      tracker.rejected();
    }
    if (transport.journal() != null && responseDate().header() != null && !isCached()) {
      transport.serverClock().saw(responseDate());
    }
    transport.attemptEnded();
    transport.observer().attemptEnded(attempt, result, number, attemptStart);
    return result;
  }

  /** Returns the wait before the next attempt, in milliseconds, or {@link RetryPolicy#NONE}. */
  long delayAfter(AttemptResult<R> result) {
    return result.isFailure()
        ? retries.delayAfter(number, result, start, attempt)
        : RetryPolicy.NONE;
  }

  void startAttemptAfter(AttemptResult<R> failed) {
    if (failed.failure() instanceof RateLimitedException && !failed.throttled()) {
      lastRefusedAt = responseDate().instant();
    }
    Call<T> next = call.clone();
    Attempt nextAttempt = Attempt.of(next.request());
    nextAttempt.setContext(attempt.context().after(attempt, failed));
    if (retries.callNanos() > 0) {
      next.timeout().timeout(Math.max(1, retries.nanosLeft(start)), TimeUnit.NANOSECONDS);
    }
    call = next;
    attempt = nextAttempt;
    number += failed.throttled() ? 0 : 1;
  }

  /** Ends the run, before the caller gets the result. */
  CallResult<R> finish(AttemptResult<R> ended) {
    AttemptResult<R> last = confirmed(withObstacles(ended));
    boolean mayHaveIssued = last.isFailure() && attempt.mayHaveIssued(last);
    settle(last, mayHaveIssued);
    int attempts = last.throttled() ? number - 1 : number;
    transport
        .observer()
        .callEnded(attempt, last, attempts, start, mode.has(Trait.REISSUES_LOST), context);
    return new CallResult<>(
        last.isFailure() || !record.isDurable()
            ? last.value()
            : mode.journal().marked().apply(last.value()),
        last.failure(),
        responseDate(),
        attempt.response() == null ? 0 : attempt.response().status(),
        isCached(),
        lastRefusedAt,
        mayHaveIssued,
        attempt.response() != null,
        attempt.context().responseWasLost(),
        last.isReadTimeout() ? ClientConfig.READ_TIMEOUT_DELAY : Duration.ZERO,
        tracker,
        record);
  }

  private void settle(AttemptResult<R> last, boolean mayHaveIssued) {
    settleTracker(last, mayHaveIssued);
    if (mode.journal() != null) {
      settleRecord(last, mayHaveIssued);
    }
    settled = true;
  }

  private void settleRecord(AttemptResult<R> last, boolean mayHaveIssued) {
    if (!last.isFailure()) {
      record.issued(
          mode.journal().id().apply(last.value(), attempt.response()),
          !mode.has(Trait.DELIVERED_TO_SINK));
    } else if (!mayHaveIssued) {
      record.notIssued();
    } else if (!mode.has(Trait.RECOVERED)) {
      record.lost();
    }
  }

  private void settleTracker(AttemptResult<R> last, boolean mayHaveIssued) {
    if (tracker == null) {
      return;
    }
    if (!last.isFailure()) {
      tracker.issued(mode.issues().id().apply(last.value(), attempt.response()));
    } else if (mayHaveIssued) {
      tracker.lost();
    } else {
      tracker.settled();
    }
  }

  /** Marks the call as failed after an unexpected error or a cancellation. */
  void abandon() {
    if (!settled) {
      if (tracker != null) {
        tracker.lost();
      }
      record.lost();
    }
  }

  /** Logs that a result was dropped because the caller had completed the future before. */
  void dropped(AttemptResult<R> result) {
    if (attempt.mayHaveIssued(result)) {
      record.lost();
      transport.observer().resultDropped(attempt);
    }
  }

  /** Names the settings that prevented a retry after a 429. */
  private AttemptResult<R> withObstacles(AttemptResult<R> last) {
    if (!(last.failure() instanceof RateLimitedException limited && last.retryable())) {
      return last;
    }
    List<String> settings = retries.obstacles(number, last, start, attempt);
    return settings.isEmpty() ? last : last.endedBy(limited.notRetriedBecauseOf(settings));
  }

  /**
   * Fails if a 404 counts as deleted, is not an error of the API, and the listing still has what
   * was to be deleted: a gateway may have sent it.
   */
  private AttemptResult<R> confirmed(AttemptResult<R> last) {
    BufferedResponse response = attempt.response();
    if (mode.listed() == null
        || last.isFailure()
        || response == null
        || response.status() != 404
        || JsonText.isObject(response.text().reveal())) {
      return last;
    }
    try {
      return mode.listed().getAsBoolean() ? handler.fromNotFound(attempt) : last;
    } catch (RuntimeException unconfirmed) {
      return handler.fromNotFound(attempt);
    }
  }

  private boolean isCached() {
    BufferedResponse response = attempt.response();
    String age = response == null ? null : response.header("Age");
    return age != null && !age.trim().equals("0");
  }

  private ResponseDate responseDate() {
    BufferedResponse response = attempt.response();
    return response == null ? ResponseDate.NONE : response.date();
  }
}
