package dev.keyfob.internal.transport;

import dev.keyfob.ApiError;
import dev.keyfob.ApiException;
import dev.keyfob.DecodingException;
import dev.keyfob.ErrorAnswer;
import dev.keyfob.OutcomeUnknownException;
import dev.keyfob.RateLimitedException;
import dev.keyfob.TransportException;
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
final class Judge<T, R> {

  private final Function<? super T, ? extends R> reading;
  private final Expectation expected;
  private final String ifLost;
  private final Timing timing;
  private final RateLimits limits;

  /**
   * @param reading makes the result; throws {@link UnreadableException} where what matters is
   *     missing
   * @param expected unless it is an answer, {@code reading} is given null where there is none
   * @param ifLost how to find out what came of the operation, for whoever got no answer
   * @param limits are told of every 429
   */
  Judge(
      Function<? super T, ? extends R> reading,
      Expectation expected,
      String ifLost,
      Timing timing,
      RateLimits limits) {
    this.reading = reading;
    this.expected = expected;
    this.ifLost = ifLost;
    this.timing = timing;
    this.limits = limits;
  }

  /** An answer came. */
  Outcome<R> answered(Attempt attempt, Response<T> response) {
    if (response.isSuccessful()) {
      return read(attempt, response.body());
    }
    Answer answer = attempt.answer();
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

  private Outcome<R> read(Attempt attempt, @Nullable T body) {
    if (body == null && expected == Expectation.ANSWER) {
      return undecodable(attempt, "the body is empty or null.");
    }
    try {
      return Outcome.of(reading.apply(body));
    } catch (UnreadableException unreadable) {
      return undecodable(attempt, unreadable.getMessage());
    } catch (RuntimeException
        | Error unforeseen) { // an Error, too: there may be a credential in the body
      return undecodable(
          attempt, "the body could not be understood (" + unforeseen.getClass().getName() + ").");
    }
  }

  /** No answer came, or decoding it failed. */
  Outcome<R> failed(Attempt attempt, Throwable failure, boolean cancelled) {
    if (failure instanceof HeldBackException held) {
      return heldBack(attempt.operation(), held.waiting());
    }
    Answer answer = attempt.answer();
    if (failure instanceof RefusedException second) {
      return answer == null || answer.isSuccess() || attempt.isRepeatable()
          ? lost(attempt, failure, cancelled)
          : refused(attempt, answer, second);
    }
    if (expected == Expectation.NOTHING
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
    if (failure instanceof CallersFailure callers
        && !attempt.isAtStake()
        && callers.failure() instanceof RuntimeException own) {
      return Outcome.last(own);
    }
    if (answer != null && !answer.isSuccess()) {
      return refused(attempt, answer, null);
    }
    if (answer != null && answer.ending() == Answer.Ending.TOO_LONG) {
      return undecodable(
          attempt, "the body is longer than maxAnswerBytes on the client's builder allows.");
    }
    if (answer != null && answer.ending() == Answer.Ending.COMPLETE && !attempt.isRepeatable()) {
      return undecodable(attempt, LostReason.of(failure, cancelled));
    }
    return lost(attempt, failure, cancelled);
  }

  private Outcome<R> heldBack(Operation operation, Duration wait) {
    return Outcome.held(
        RateLimitedException.notSent(operation.method(), operation.path(), wait),
        wait.plusNanos(999_999).toMillis());
  }

  /**
   * @param second why the transport did not let a second request go after the answer, if there was
   *     to be one
   */
  private Outcome<R> refused(Attempt attempt, Answer answer, @Nullable RefusedException second) {
    Operation operation = attempt.operation();
    Secret<String> body = answer.text();
    List<Map<?, ?>> errors = ErrorBody.parse(body.reveal());
    Duration hint = RetryHint.of(answer, errors, timing.now());
    if (hint != null && answer.status() == 429) {
      limits.of(operation).refused(hint, attempt.key());
    }
    ApiException exception =
        ApiException.of(
            new ErrorAnswer(
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
      return Outcome.last(unknown(operation, answer, reason, exception));
    }
    return Outcome.failed(exception, mayRepeat(answer.status()), hintMillis);
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

  private Outcome<R> lost(Attempt attempt, Throwable failure, boolean cancelled) {
    Operation operation = attempt.operation();
    String reason = LostReason.of(failure, cancelled);
    Throwable cause = failure instanceof RefusedException ? null : SafeCause.of(failure);
    if (attempt.isAtStake()) {
      return Outcome.last(unknown(operation, attempt.answer(), reason, cause));
    }
    boolean again = !cancelled && failure instanceof IOException known && !isHopeless(known);
    return Outcome.failed(
        new TransportException(operation.method(), operation.path(), reason, cause), again, -1);
  }

  private OutcomeUnknownException unknown(
      Operation operation, @Nullable Answer answer, String reason, @Nullable Throwable cause) {
    return new OutcomeUnknownException(
        operation.method(),
        operation.path(),
        answer == null ? null : answer.requestId(),
        reason + " It was not sent again. " + ifLost,
        answer == null || answer.isEmpty() ? null : answer.text(),
        cause);
  }

  private Outcome<R> undecodable(Attempt attempt, String reason) {
    Operation operation = attempt.operation();
    Answer answer = attempt.answer();
    String advice =
        attempt.isRepeatable()
            ? ""
            : " It has probably been carried out: look into body(). " + ifLost;
    return Outcome.last(
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
        || failure instanceof RefusedException
        || failure instanceof SSLPeerUnverifiedException;
  }
}
