package dev.keyfob.internal.transport;

import jakarta.annotation.Nullable;
import java.net.SocketTimeoutException;

/**
 * What came of one attempt: a value, or a failure and whether another attempt may follow it.
 *
 * @param hintMillis how long the server asks to wait, or -1 where it does not
 * @param held whether it was no attempt after all, since the server's rate limit held it back
 */
record Outcome<R>(
    @Nullable R value,
    @Nullable RuntimeException failure,
    boolean again,
    long hintMillis,
    boolean held) {

  static <R> Outcome<R> of(@Nullable R value) {
    return new Outcome<>(value, null, false, -1, false);
  }

  static <R> Outcome<R> last(RuntimeException failure) {
    return new Outcome<>(null, failure, false, -1, false);
  }

  static <R> Outcome<R> failed(RuntimeException failure, boolean again, long hintMillis) {
    return new Outcome<>(null, failure, again, hintMillis, false);
  }

  static <R> Outcome<R> held(RuntimeException failure, long millis) {
    return new Outcome<>(null, failure, true, millis, true);
  }

  /** The same with another failure, and no attempt after it. */
  Outcome<R> endedBy(RuntimeException other) {
    return new Outcome<>(null, other, false, -1, held);
  }

  /** The value, or else the failure thrown. */
  @Nullable
  R get() {
    if (failure != null) {
      throw failure;
    }
    return value;
  }

  boolean isFailure() {
    return failure != null;
  }

  /** Whether nothing came for as long as is waited for the next byte. */
  boolean isSilence() {
    return failure != null && failure.getCause() instanceof SocketTimeoutException;
  }

  /** Nothing of the value. */
  @Override
  public String toString() {
    return isFailure() ? "failure" : "value";
  }
}
