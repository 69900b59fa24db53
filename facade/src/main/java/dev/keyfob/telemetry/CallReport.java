package dev.keyfob.telemetry;

import dev.keyfob.error.ApiException;
import dev.keyfob.error.DecodingException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.error.TransportException;
import jakarta.annotation.Nullable;
import java.time.Duration;

/**
 * What came of an operation, without anything secret: fit for metrics, traces and logs.
 *
 * @param operationId what the provider's document calls the operation: one of a few dozen names
 * @param method the HTTP method
 * @param pathTemplate the path as the document writes it, without any value
 * @param status the HTTP status of the last answer; null where none came
 * @param attempts how often it was sent, or tried to be; 1 unless it was repeated, or 0 where the
 *     rate limit held it back until the end
 * @param duration from the beginning of the first attempt to the end of the last, with the waits
 *     between them
 * @param requestId what the provider's support asks for; null where no answer came, or none that
 *     had one
 * @param result what it came to
 * @param failure what was thrown; null where nothing was
 * @since 0.1.0
 */
public record CallReport(
    String operationId,
    String method,
    String pathTemplate,
    @Nullable Integer status,
    int attempts,
    Duration duration,
    @Nullable String requestId,
    Result result,
    @Nullable Class<? extends RuntimeException> failure) {

  /** What an operation can come to. */
  public enum Result {
    /** It was carried out, and the answer was understood. */
    SUCCESS,
    /** The server answered with an error: {@link ApiException}. */
    REFUSED,
    /** It was carried out, and the answer could not be read: {@link DecodingException}. */
    UNREADABLE,
    /**
     * It may have been carried out, and a credential may be lost: {@link OutcomeUnknownException}.
     */
    UNKNOWN,
    /** No answer came, and no harm is done: {@link TransportException}. */
    NO_ANSWER,
    /** Something of the caller's failed: the supplier of the key, or an interceptor. */
    FAILED;

    static Result of(@Nullable RuntimeException failure) {
      if (failure == null) {
        return SUCCESS;
      }
      if (failure instanceof ApiException) {
        return REFUSED;
      }
      if (failure instanceof DecodingException) {
        return UNREADABLE;
      }
      if (failure instanceof OutcomeUnknownException) {
        return UNKNOWN;
      }
      return failure instanceof TransportException ? NO_ANSWER : FAILED;
    }
  }

  /**
   * {@return a report with the outcome that follows from the failure} For Keyfob itself, and for
   * tests of listeners.
   *
   * @param operationId of the operation
   * @param method the HTTP method
   * @param pathTemplate the path as the document writes it, without any value
   * @param status of the last answer, or null where there was none
   * @param attempts how often it was sent
   * @param duration how long all of it took
   * @param requestId what the provider's support asks for; null where no answer came, or none that
   *     had one
   * @param failure what was thrown, of which nothing but the class is kept; null where nothing was
   */
  public static CallReport of(
      String operationId,
      String method,
      String pathTemplate,
      @Nullable Integer status,
      int attempts,
      Duration duration,
      @Nullable String requestId,
      @Nullable RuntimeException failure) {
    return new CallReport(
        operationId,
        method,
        pathTemplate,
        status,
        attempts,
        duration,
        requestId,
        Result.of(failure),
        failure == null ? null : failure.getClass());
  }
}
