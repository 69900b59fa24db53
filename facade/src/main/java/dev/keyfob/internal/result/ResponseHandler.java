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
import dev.keyfob.internal.attempt.ThrottledException;
import dev.keyfob.internal.attempt.UserCodeException;
import dev.keyfob.internal.retry.RateLimits;
import dev.keyfob.internal.retry.RetryAfter;
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
import java.util.function.Function;
import javax.net.ssl.SSLPeerUnverifiedException;
import retrofit2.Response;

/**
 * Decides what an attempt came to: a value, or which failure, and whether it may be repeated.
 * Throws nothing itself.
 *
 * @param <T> what the generated client decodes
 * @param <R> what the facade makes of it
 */
public final class ResponseHandler<T, R> {

  private final Function<? super T, ? extends R> reading;
  private final ExpectedBody expected;
  private final String ifLost;
  private final TimeSource timing;
  private final RateLimits limits;

  /**
   * Creates one.
   *
   * @param reading makes the result; throws {@link MalformedResponseException} where what matters
   *     is missing
   * @param expected unless it is an answer, {@code reading} is given null where there is none
   * @param ifLost how to find out what came of the operation, for whoever got no answer
   * @param limits are told of every 429
   */
  public ResponseHandler(
      Function<? super T, ? extends R> reading,
      ExpectedBody expected,
      String ifLost,
      TimeSource timing,
      RateLimits limits) {
    this.reading = reading;
    this.expected = expected;
    this.ifLost = ifLost;
    this.timing = timing;
    this.limits = limits;
  }

  /** An answer came. */
  public AttemptResult<R> answered(Attempt attempt, Response<T> response) {
    if (response.isSuccessful()) {
      return read(attempt, response.body());
    }
    BufferedResponse answer = attempt.answer();
    if (answer.isSuccess()) { // which has been kept for what may be in it
      return undecodable(
          attempt,
          "an interceptor of the given OkHttpClient has made an answer of "
              + response.code()
              + " of it.");
    }
    return response.code() == 404 && isAnAnswer404(attempt)
        ? read(attempt, null)
        : refused(attempt, answer, null);
  }

  /**
   * What is looked for is not there, or what was to be removed has been: by the attempt before, it
   * seems.
   */
  private boolean isAnAnswer404(Attempt attempt) {
    return switch (expected) {
      case ANSWER -> false;
      case ANSWER_OR_NONE -> true;
      case NOTHING ->
          attempt.mayBeDoneAlready()
              && !attempt.takesBackWhatIsNew()
              && attempt.operation().method().equals("DELETE");
    };
  }

  private AttemptResult<R> read(Attempt attempt, @Nullable T body) {
    if (body == null && expected == ExpectedBody.ANSWER) {
      return undecodable(attempt, "the body is empty or null.");
    }
    try {
      return AttemptResult.of(reading.apply(body));
    } catch (MalformedResponseException unreadable) {
      return undecodable(attempt, unreadable.getMessage());
    } catch (RuntimeException
        | Error unforeseen) { // an Error, too: there may be a credential in the body
      return undecodable(
          attempt, "the body could not be understood (" + unforeseen.getClass().getName() + ").");
    }
  }

  /** No answer came, or decoding it failed. */
  public AttemptResult<R> failed(Attempt attempt, Throwable failure, boolean cancelled) {
    if (failure instanceof ThrottledException held) {
      return heldBack(attempt.operation(), held.waiting());
    }
    BufferedResponse answer = attempt.answer();
    if (failure instanceof BlockedRequestException second) {
      return answer == null || answer.isSuccess() || attempt.isRepeatable()
          ? lost(attempt, failure, cancelled)
          : refused(attempt, answer, second);
    }
    if (expected == ExpectedBody.NOTHING
        && answer != null
        && answer.isSuccess()
        && !(failure instanceof Error)) {
      return read(attempt, null); // the head says so, whatever becomes of the body
    }
    if (attempt.isDelivered()
        && !cancelled
        && !(failure instanceof Error)) { // Errors in decoding come as exceptions
      return undecodable(attempt, "the body is not the JSON that the operation promises.");
    }
    if (failure instanceof UserCodeException callers
        && !attempt.isAtStake()
        && callers.failure() instanceof RuntimeException own) {
      return AttemptResult.last(own);
    }
    if (answer != null && !answer.isSuccess()) {
      return refused(attempt, answer, null);
    }
    if (answer != null && answer.ending() == BufferedResponse.Ending.TOO_LONG) {
      return undecodable(
          attempt, "the body is longer than maxResponseBytes on the client's builder allows.");
    }
    if (answer != null
        && answer.ending() == BufferedResponse.Ending.COMPLETE
        && !attempt.isRepeatable()) {
      return undecodable(attempt, LostReason.of(failure, cancelled));
    }
    return lost(attempt, failure, cancelled);
  }

  private AttemptResult<R> heldBack(Operation operation, Duration wait) {
    return AttemptResult.held(
        RateLimitedException.notSent(operation.method(), operation.path(), wait),
        wait.plusNanos(999_999).toMillis());
  }

  /**
   * Creates one.
   *
   * @param second why the transport did not let a second request go after the answer, if there was
   *     to be one
   */
  private AttemptResult<R> refused(
      Attempt attempt, BufferedResponse answer, @Nullable BlockedRequestException second) {
    Operation operation = attempt.operation();
    Secret<String> body = answer.text();
    List<Map<?, ?>> errors = ErrorParser.parse(body.reveal());
    Duration hint = RetryAfter.of(answer, errors, timing.now());
    if (hint != null && answer.status() == 429) {
      limits.of(operation).refused(hint, attempt.key());
    }
    ApiException exception =
        ApiException.of(
            new ErrorResponse(
                operation.method(),
                operation.path(),
                answer.status(),
                answer.requestId(),
                answer.header("Cf-Ray"),
                hint,
                errors.stream().map(ApiError::of).toList(),
                body));
    long hintMillis = hint == null ? -1 : hint.toMillis();
    if (isOpen(answer.status()) && !attempt.isRepeatable()) {
      String reason =
          "the server answered "
              + answer.status()
              + (second == null ? "." : "; " + second.getMessage());
      return AttemptResult.last(unknown(operation, answer, reason, exception));
    }
    return AttemptResult.failed(exception, mayRepeat(answer.status()), hintMillis);
  }

  /**
   * Whether the status leaves open if the request was carried out. Of all redirects 307 and 308
   * alone ask for the same request elsewhere (RFC 9110, 15.4.8 and 15.4.9), and so say that it was
   * not carried out here. 303 is how a server points to what a POST has made (15.4.4), 301 and 302
   * are used for that, too (15.4.2 and 15.4.3), and 304 is no answer to a request without
   * conditions (15.4.5): whoever sends it may have done anything.
   */
  private static boolean isOpen(int status) {
    return status == 408 || status >= 500 || (status < 400 && status != 307 && status != 308);
  }

  /** Only ever asked for what was refused, or changes nothing when repeated. */
  private static boolean mayRepeat(int status) {
    return status == 408 || status == 429 || status == 502 || status == 503 || status == 504;
  }

  private AttemptResult<R> lost(Attempt attempt, Throwable failure, boolean cancelled) {
    Operation operation = attempt.operation();
    String reason = LostReason.of(failure, cancelled);
    Throwable cause = failure instanceof BlockedRequestException ? null : SafeCause.of(failure);
    if (attempt.isAtStake()) {
      return AttemptResult.last(unknown(operation, attempt.answer(), reason, cause));
    }
    boolean again = !cancelled && failure instanceof IOException known && !isHopeless(known);
    return AttemptResult.failed(
        new TransportException(operation.method(), operation.path(), reason, cause), again, -1);
  }

  private OutcomeUnknownException unknown(
      Operation operation,
      @Nullable BufferedResponse answer,
      String reason,
      @Nullable Throwable cause) {
    return new OutcomeUnknownException(
        operation.method(),
        operation.path(),
        answer == null ? null : answer.requestId(),
        reason + " It was not sent again. " + ifLost,
        answer == null || answer.isEmpty() ? null : answer.text(),
        cause);
  }

  private AttemptResult<R> undecodable(Attempt attempt, String reason) {
    Operation operation = attempt.operation();
    BufferedResponse answer = attempt.answer();
    String advice =
        attempt.isRepeatable()
            ? ""
            : " It has probably been carried out: look into body(). " + ifLost;
    return AttemptResult.last(
        new DecodingException(
            operation.method(),
            operation.path(),
            answer == null ? 0 : answer.status(),
            answer == null ? null : answer.requestId(),
            reason + advice,
            answer == null ? Secret.of("") : answer.text()));
  }

  /** What another attempt cannot mend, or nobody waits for any more. */
  private static boolean isHopeless(IOException failure) {
    boolean outOfTime =
        failure instanceof InterruptedIOException && !(failure instanceof SocketTimeoutException);
    return outOfTime
        || failure instanceof BlockedRequestException
        || failure instanceof SSLPeerUnverifiedException;
  }
}
