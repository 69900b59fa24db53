package dev.keyfob.internal.attempt;

import jakarta.annotation.Nullable;

/**
 * Tracks one call that issues a credential until the credential's id is known. A recovery that runs
 * at the same time asks the ledger, which owns the trackers, so that it does not act on this
 * credential. Thread-safe.
 */
public interface IssuanceTracker {

  /**
   * Called before a request of the call is written: from now on the call may have issued a
   * credential.
   */
  void sent();

  /**
   * Called if the server rejected the request without applying it, and the call will be retried.
   */
  void rejected();

  /**
   * Called when the call has issued a credential.
   *
   * @param id the credential's id; null if the response has none
   */
  void issued(@Nullable String id);

  /** Called when the call has issued nothing, or the credential is known. */
  void settled();

  /** Called when the response was lost, and a recovery looks for the credential. */
  void searching();

  /** Called when the call may have issued a credential whose id stays unknown. */
  void lost();
}
