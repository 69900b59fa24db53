package dev.keyfob.internal.result;

import dev.keyfob.error.ApiError;
import dev.keyfob.error.ApiException;
import dev.keyfob.error.DecodingException;
import dev.keyfob.error.ErrorResponse;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.error.RateLimitedException;
import dev.keyfob.error.TransportException;
import dev.keyfob.internal.attempt.Attempt;
import dev.keyfob.internal.attempt.AttemptResult;
import dev.keyfob.internal.attempt.BlockedRequestException;
import dev.keyfob.internal.attempt.BufferedResponse;
import dev.keyfob.internal.attempt.JournalFailedException;
import dev.keyfob.internal.attempt.ThrottledException;
import dev.keyfob.internal.attempt.UserCodeException;
import dev.keyfob.internal.retry.RetryAfter;
import dev.keyfob.internal.retry.Throttle;
import dev.keyfob.internal.text.HtmlPage;
import dev.keyfob.internal.time.TimeSource;
import dev.keyfob.operation.Operation;
import dev.keyfob.secret.Secret;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLPeerUnverifiedException;
import retrofit2.Response;

/**
 * Turns the response or the failure of an attempt into its result: a value, or an exception and
 * whether a retry may follow. It returns exceptions and throws none.
 *
 * @param <T> the type that the generated client decodes
 * @param <R> the type of the result
 */
public final class ResponseHandler<T, R> {

  private final ResponseMapper<? super T, ? extends R> mapper;
  private final ExpectedBody expected;
  private final String ifLost;
  private final TimeSource time;
  private final Throttle throttle;
  private final boolean showsServerText;

  /**
   * Creates a handler.
   *
   * @param mapper creates the result; throws {@link MalformedResponseException} if a required part
   *     is missing
   * @param expected whether there must be a body; if there need not be, the mapper may get null
   * @param ifLost a sentence that tells the caller how to find out whether the operation was
   *     applied
   * @param throttle is told of every 429
   * @param showsServerText whether messages quote the server's text
   */
  public ResponseHandler(
      ResponseMapper<? super T, ? extends R> mapper,
      ExpectedBody expected,
      String ifLost,
      TimeSource time,
      Throttle throttle,
      boolean showsServerText) {
    this.mapper = mapper;
    this.expected = expected;
    this.ifLost = ifLost;
    this.time = time;
    this.throttle = throttle;
    this.showsServerText = showsServerText;
  }

  /** Handles a response that Retrofit has decoded. */
  public AttemptResult<R> fromResponse(Attempt attempt, Response<T> decoded) {
    if (decoded.isSuccessful()) {
      return read(attempt, decoded.body());
    }
    BufferedResponse received = attempt.response();
    // An interceptor replaced a success, which was kept since it may hold a credential.
    if (received.isSuccess()) {
      return undecodable(
          attempt,
          "an interceptor of the given OkHttpClient replaced it by a response with status "
              + decoded.code()
              + ".");
    }
    // The 404 page of a gateway says nothing about the resource.
    return decoded.code() == 404 && isExpected404(attempt) && !HtmlPage.is(received.text().reveal())
        ? read(attempt, null)
        : refused(attempt, received, null);
  }

  /**
   * Returns whether a 404 counts as success: a search found nothing, or an earlier attempt, whose
   * response was lost, has deleted the resource.
   */
  private boolean isExpected404(Attempt attempt) {
    return switch (expected) {
      case REQUIRED, UNLESS_NO_CONTENT -> false;
      case OPTIONAL -> true;
      case IGNORED ->
          attempt.context().mayHaveBeenApplied()
              && !attempt.context().revokesNewCredential()
              && attempt.operation().method().equals("DELETE");
    };
  }

  private AttemptResult<R> read(Attempt attempt, @Nullable T body) {
    if (body == null && isBodyRequired(attempt.response())) {
      return undecodable(attempt, "the body is empty or null.");
    }
    try {
      return AttemptResult.of(mapper.map(attempt.response(), body));
    } catch (MalformedResponseException malformed) {
      return undecodable(attempt, malformed.getMessage());
    } catch (RuntimeException | Error unexpected) { // Errors, too: the body may hold a credential
      return undecodable(
          attempt, "the body could not be understood (" + unexpected.getClass().getName() + ").");
    }
  }

  private boolean isBodyRequired(BufferedResponse response) {
    return switch (expected) {
      case REQUIRED -> true;
      case UNLESS_NO_CONTENT -> response.status() != 204 && response.status() != 205;
      case OPTIONAL, IGNORED -> false;
    };
  }

  /** Handles an attempt that failed: no response came, or it could not be decoded. */
  public AttemptResult<R> fromFailure(Attempt attempt, Throwable failure, boolean cancelled) {
    if (failure instanceof ThrottledException throttled) {
      return throttled(attempt.operation(), throttled.delay());
    }
    if (failure instanceof JournalFailedException) {
      Operation operation = attempt.operation();
      return AttemptResult.last(
          new TransportException(
              operation.method(),
              operation.path(),
              "the journal could not record the issuance (see the cause), so no request was sent.",
              failure.getCause()));
    }
    BufferedResponse response = attempt.response();
    if (failure instanceof BlockedRequestException second) {
      return response == null || response.isSuccess() || attempt.isRepeatable()
          ? lost(attempt, failure, cancelled)
          : refused(attempt, response, second);
    }
    if (expected == ExpectedBody.IGNORED
        && response != null
        && response.isSuccess()
        && !(failure instanceof Error)) {
      return read(attempt, null); // the status is enough
    }
    // Retrofit wraps Errors of decoding in exceptions. At the end of a call, a listener may throw.
    if (attempt.isDelivered()
        && !cancelled
        && !(failure instanceof Error)
        && !(failure instanceof UserCodeException)) {
      return undecodable(attempt, "the body is not the JSON that the operation promises.");
    }
    if (failure instanceof UserCodeException callers
        && !attempt.outcomeMatters()
        && callers.failure() instanceof RuntimeException own
        && !TrustedMessages.isFromLibraries(own)) {
      return AttemptResult.last(own);
    }
    if (response != null && !response.isSuccess()) {
      return refused(attempt, response, null);
    }
    if (response != null && response.ending() == BufferedResponse.Ending.TOO_LONG) {
      return undecodable(
          attempt, "the body is longer than maxResponseBytes on the client's builder allows.");
    }
    if (response != null
        && response.ending() == BufferedResponse.Ending.COMPLETE
        && !attempt.isRepeatable()) {
      return undecodable(attempt, FailureDescriptions.reason(failure, cancelled));
    }
    return lost(attempt, failure, cancelled);
  }

  /** Handles a 404 to a deletion that does not prove that nothing is left. */
  public AttemptResult<R> fromNotFound(Attempt attempt) {
    return refused(attempt, attempt.response(), null);
  }

  private AttemptResult<R> throttled(Operation operation, Duration delay) {
    return AttemptResult.throttled(
        RateLimitedException.notSent(operation.method(), operation.path(), delay),
        delay.plusNanos(999_999).toMillis());
  }

  /**
   * Handles an error status.
   *
   * @param second the exception of a second sending that was blocked; null if there was none
   */
  private AttemptResult<R> refused(
      Attempt attempt, BufferedResponse response, @Nullable BlockedRequestException second) {
    Operation operation = attempt.operation();
    Secret<String> body = response.text();
    List<Map<?, ?>> errors = ErrorParser.parse(response);
    Duration delay = RetryAfter.of(response, errors, time.now());
    if (delay != null && response.status() == 429) {
      throttle.limited(attempt, delay);
    }
    ApiException exception =
        ApiException.of(
            new ErrorResponse(
                operation.method(),
                operation.path(),
                response.status(),
                response.requestId(),
                response.header("Cf-Ray"),
                delay,
                errors.stream().map(ApiError::of).toList(),
                body,
                showsServerText));
    long delayMillis = delay == null ? -1 : delay.toMillis();
    if (leavesOutcomeOpen(response.status()) && !attempt.isRepeatable()) {
      String reason =
          "the server responded with "
              + response.status()
              + (second == null ? "." : "; " + second.getMessage());
      return AttemptResult.last(unknown(operation, response, reason, exception));
    }
    return AttemptResult.failed(exception, isRetryable(response.status()), delayMillis);
  }

  /**
   * Returns whether a status leaves open if the request was applied. Of the redirects only 307 and
   * 308 ask for the same request elsewhere (RFC 9110, 15.4.8 and 15.4.9), so it was not applied
   * here. With 303 a server points to the resource that a POST has created (15.4.4); 301 and 302
   * are used for that, too. 304 is no valid response to a request without conditions (15.4.5).
   */
  private static boolean leavesOutcomeOpen(int status) {
    return status == 408 || status >= 500 || (status < 400 && status != 307 && status != 308);
  }

  /** Called only for requests that were not applied or may be repeated. */
  private static boolean isRetryable(int status) {
    return status == 408
        || status == 429
        || (status >= 502 && status <= 504)
        || (status >= 520
            && status <= 527) // Cloudflare could not reach the server, or lost the connection to it
        || status == 530;
  }

  private AttemptResult<R> lost(Attempt attempt, Throwable failure, boolean cancelled) {
    Operation operation = attempt.operation();
    String reason = FailureDescriptions.reason(failure, cancelled);
    Throwable cause =
        failure instanceof BlockedRequestException ? null : FailureDescriptions.cause(failure);
    if (attempt.outcomeMatters()) {
      return AttemptResult.last(unknown(operation, attempt.response(), reason, cause));
    }
    boolean retryable = !cancelled && failure instanceof IOException known && !isFinal(known);
    return AttemptResult.failed(
        new TransportException(operation.method(), operation.path(), reason, cause), retryable, -1);
  }

  private OutcomeUnknownException unknown(
      Operation operation,
      @Nullable BufferedResponse response,
      String reason,
      @Nullable Throwable cause) {
    return new OutcomeUnknownException(
        operation.method(),
        operation.path(),
        response == null ? null : response.requestId(),
        reason + " It was not retried. " + ifLost,
        response == null || response.isEmpty() ? null : response.text(),
        cause);
  }

  private AttemptResult<R> undecodable(Attempt attempt, String reason) {
    Operation operation = attempt.operation();
    BufferedResponse response = attempt.response();
    String advice =
        attempt.isRepeatable() ? "" : " It has probably been applied: see body(). " + ifLost;
    return AttemptResult.last(
        new DecodingException(
            operation.method(),
            operation.path(),
            response == null ? 0 : response.status(),
            response == null ? null : response.requestId(),
            reason + advice,
            response == null ? Secret.of("") : response.text()));
  }

  /** Returns whether another attempt would fail as well, or come too late. */
  private static boolean isFinal(IOException failure) {
    boolean outOfTime =
        failure instanceof InterruptedIOException && !(failure instanceof SocketTimeoutException);
    return outOfTime
        || failure instanceof BlockedRequestException
        || failure instanceof SSLPeerUnverifiedException;
  }
}
