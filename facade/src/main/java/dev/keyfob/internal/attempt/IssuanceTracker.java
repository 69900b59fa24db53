package dev.keyfob.internal.attempt;

import jakarta.annotation.Nullable;

/**
 * Follows one call that issues a credential until it is known what the call has issued. A recovery
 * that runs at the same time asks the tracker's owner, so that it does not take this credential for
 * its own. Thread-safe.
 */
public interface IssuanceTracker {

  /** A request of the call is about to be written: from now on it may have issued a credential. */
  void sent();

  /** The server rejected the request without applying it; the call will be retried. */
  void rejected();

  /**
   * The call has issued this credential.
   *
   * @param id the credential's id; null if the response has none
   */
  void issued(@Nullable String id);

  /** The call has issued nothing, or what it has issued is known. */
  void settled();

  /** The response was lost, and the caller's recovery looks for the credential. */
  void searching();

  /** The call may have issued a credential whose id the client will not learn. */
  void lost();
}
