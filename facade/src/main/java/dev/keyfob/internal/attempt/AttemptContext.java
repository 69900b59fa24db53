package dev.keyfob.internal.attempt;

import dev.keyfob.error.RateLimitedException;
import jakarta.annotation.Nullable;

/**
 * The properties of a call, and of its earlier attempts, that the next attempt depends on.
 *
 * @param revokesNewCredential whether the call revokes a credential that may not be visible yet
 * @param uncached whether the request asks caches not to respond
 * @param tracker tracks the call if it issues a credential; null if it does not
 * @param record records the call in the journal
 * @param responseWasLost whether an earlier attempt was sent and got no response
 * @param mayHaveBeenApplied whether the server may have applied an earlier attempt
 */
public record AttemptContext(
    boolean revokesNewCredential,
    boolean uncached,
    @Nullable IssuanceTracker tracker,
    IssuanceRecord record,
    boolean responseWasLost,
    boolean mayHaveBeenApplied) {

  static final AttemptContext NONE = first(false, false, null, IssuanceRecord.NONE);

  /** Returns the context of a call's first attempt. */
  public static AttemptContext first(
      boolean revokesNewCredential,
      boolean uncached,
      @Nullable IssuanceTracker tracker,
      IssuanceRecord record) {
    return new AttemptContext(revokesNewCredential, uncached, tracker, record, false, false);
  }

  /** Returns the context of the attempt that follows a failed one. */
  public AttemptContext after(Attempt failed, AttemptResult<?> result) {
    boolean wasSent = failed.isSent();
    return new AttemptContext(
        revokesNewCredential,
        uncached,
        tracker,
        record,
        responseWasLost || (wasSent && failed.response() == null),
        mayHaveBeenApplied || (wasSent && !(result.failure() instanceof RateLimitedException)));
  }
}
