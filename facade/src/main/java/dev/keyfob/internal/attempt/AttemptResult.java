package dev.keyfob.internal.attempt;

import jakarta.annotation.Nullable;
import java.net.SocketTimeoutException;

/**
 * The result of one attempt: a value, or a failure and whether another attempt may follow.
 *
 * @param delayMillis how long the server asks to wait, or -1 if it does not
 * @param throttled whether the request was not sent, since a rate limit is in force
 */
public record AttemptResult<R>(
    @Nullable R value,
    @Nullable RuntimeException failure,
    boolean retryable,
    long delayMillis,
    boolean throttled) {

  public static <R> AttemptResult<R> of(@Nullable R value) {
    return new AttemptResult<>(value, null, false, -1, false);
  }

  /** Returns a failure after which no attempt may follow. */
  public static <R> AttemptResult<R> last(RuntimeException failure) {
    return new AttemptResult<>(null, failure, false, -1, false);
  }

  public static <R> AttemptResult<R> failed(
      RuntimeException failure, boolean retryable, long delayMillis) {
    return new AttemptResult<>(null, failure, retryable, delayMillis, false);
  }

  public static <R> AttemptResult<R> throttled(RuntimeException failure, long delayMillis) {
    return new AttemptResult<>(null, failure, true, delayMillis, true);
  }

  /** Returns a copy with another failure, after which no attempt may follow. */
  public AttemptResult<R> endedBy(RuntimeException other) {
    return new AttemptResult<>(null, other, false, -1, throttled);
  }

  public boolean isFailure() {
    return failure != null;
  }

  /** Returns whether the read timeout ended the attempt. */
  public boolean isReadTimeout() {
    return failure != null && failure.getCause() instanceof SocketTimeoutException;
  }

  /** Shows nothing of the value. */
  @Override
  public String toString() {
    return isFailure() ? "failure" : "value";
  }
}
