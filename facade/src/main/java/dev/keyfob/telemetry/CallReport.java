package dev.keyfob.telemetry;

import dev.keyfob.error.ApiException;
import dev.keyfob.error.DecodingException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.error.TransportException;
import jakarta.annotation.Nullable;
import java.time.Duration;

/**
 * Describes a completed call without secrets, for metrics, traces and logs.
 *
 * @param operationId the operation's id in the provider's document: one of a few dozen names
 * @param method the HTTP method
 * @param pathTemplate the path without values
 * @param status the HTTP status of the last response, or null if there was none
 * @param attempts the number of attempts; 0 if the call was throttled until it failed
 * @param duration the time from the start of the first attempt to the end of the last
 * @param requestId the request id of the last response, or null
 * @param result the result
 * @param failure the class of the exception, or null
 * @param reissued whether recovery sent this call, to reissue a credential whose response was lost
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
    @Nullable Class<? extends RuntimeException> failure,
    boolean reissued) {

  /** The result of a call. */
  public enum Result {
    /** The operation was applied, and the response was read. */
    SUCCESS,
    /** The server responded with an error: {@link ApiException}. */
    REFUSED,
    /** The operation was applied, but the response is unusable: {@link DecodingException}. */
    UNREADABLE,
    /**
     * The operation may have been applied, and a credential may be lost: {@link
     * OutcomeUnknownException}.
     */
    UNKNOWN,
    /** There was no response, and no credential was issued: {@link TransportException}. */
    NO_ANSWER,
    /** The caller's code failed: the key supplier or an interceptor. */
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
   * Returns a report whose result follows from the failure. Keyfob and tests call it.
   *
   * @param operationId the operation's id in the provider's document
   * @param method the HTTP method
   * @param pathTemplate the path without values
   * @param status the HTTP status of the last response, or null
   * @param attempts the number of attempts
   * @param duration the time from the start of the first attempt to the end of the last
   * @param requestId the request id of the last response, or null
   * @param failure the exception, of which only the class is kept, or null
   * @return the report
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
        failure == null ? null : failure.getClass(),
        false);
  }

  /**
   * Returns the report of a call that recovery has sent to reissue a credential. Keyfob and tests
   * call it.
   *
   * @return a copy with {@link #reissued} set
   */
  public CallReport asReissued() {
    return new CallReport(
        operationId,
        method,
        pathTemplate,
        status,
        attempts,
        duration,
        requestId,
        result,
        failure,
        true);
  }
}
