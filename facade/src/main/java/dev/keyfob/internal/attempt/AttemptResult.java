package dev.keyfob.internal.attempt;

import jakarta.annotation.Nullable;
import java.net.SocketTimeoutException;

/**
 * What came of one attempt: a value, or a failure and whether another attempt may follow it.
 *
 * @param hintMillis how long the server asks to wait, or -1 where it does not
 * @param held whether it was no attempt after all, since the server's rate limit held it back
 */
public record AttemptResult<R>(
    @Nullable R value,
    @Nullable RuntimeException failure,
    boolean again,
    long hintMillis,
    boolean held) {

  public static <R> AttemptResult<R> of(@Nullable R value) {
    return new AttemptResult<>(value, null, false, -1, false);
  }

  public static <R> AttemptResult<R> last(RuntimeException failure) {
    return new AttemptResult<>(null, failure, false, -1, false);
  }

  public static <R> AttemptResult<R> failed(
      RuntimeException failure, boolean again, long hintMillis) {
    return new AttemptResult<>(null, failure, again, hintMillis, false);
  }

  public static <R> AttemptResult<R> held(RuntimeException failure, long millis) {
    return new AttemptResult<>(null, failure, true, millis, true);
  }

  /** The same with another failure, and no attempt after it. */
  public AttemptResult<R> endedBy(RuntimeException other) {
    return new AttemptResult<>(null, other, false, -1, held);
  }

  /** The value, or else the failure thrown. */
  @Nullable
  public R get() {
    if (failure != null) {
      throw failure;
    }
    return value;
  }

  public boolean isFailure() {
    return failure != null;
  }

  /** Whether nothing came for as long as is waited for the next byte. */
  public boolean isSilence() {
    return failure != null && failure.getCause() instanceof SocketTimeoutException;
  }

  /** Nothing of the value. */
  @Override
  public String toString() {
    return isFailure() ? "failure" : "value";
  }
}
