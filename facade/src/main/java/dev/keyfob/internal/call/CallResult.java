package dev.keyfob.internal.call;

import dev.keyfob.internal.attempt.IssuanceRecord;
import dev.keyfob.internal.attempt.IssuanceTracker;
import dev.keyfob.internal.attempt.ResponseDate;
import jakarta.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;

/**
 * The result of a call: its value or failure, and the facts that recovery needs.
 *
 * @param value the result; null if the call failed, or has none
 * @param failure the exception; null if the call succeeded
 * @param date the {@code Date} of the last response
 * @param status the HTTP status of the last response; 0 if there is none
 * @param cached whether a cache sent the last response (RFC 9111, 5.1)
 * @param lastRefusedAt the {@code Date} of the last 429 after which the call was retried; null if
 *     there was none
 * @param mayHaveIssued whether the call failed and may still have issued a credential. The type of
 *     the failure is not enough: a key supplier may throw the exception of another client
 * @param hasResponse whether the last attempt got a response
 * @param responseWasLost whether an earlier attempt was sent and got no response
 * @param followUpDelay how long to wait before the next call, which would otherwise be sent on a
 *     connection that may be dead
 * @param tracker tracks the credential that the call issues; null if it issues none
 * @param record records in the journal what becomes of it
 */
public record CallResult<R>(
    @Nullable R value,
    @Nullable RuntimeException failure,
    ResponseDate date,
    int status,
    boolean cached,
    @Nullable Instant lastRefusedAt,
    boolean mayHaveIssued,
    boolean hasResponse,
    boolean responseWasLost,
    Duration followUpDelay,
    @Nullable IssuanceTracker tracker,
    IssuanceRecord record) {

  /** Returns the value, or throws the failure. */
  public R get() {
    if (failure != null) {
      throw failure;
    }
    return value;
  }

  /** Returns the server's time at the last response, to the second; null if it sent none. */
  public @Nullable Instant serverDate() {
    return date.instant();
  }

  /** Returns whether the last response says that the operation was applied. */
  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** Shows nothing of the value. */
  @Override
  public String toString() {
    return failure == null ? "value" : "failure";
  }
}
