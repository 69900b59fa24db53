package dev.keyfob.internal.issuance;

import dev.keyfob.internal.attempt.IssuanceRecord;
import dev.keyfob.internal.call.CallResult;

/**
 * Holds a credential that was issued, and its record in the journal.
 *
 * @param <T> the credential with its secret
 */
record Issued<T>(T credential, IssuanceRecord record) {

  /** Returns what a call has issued, or throws its failure. */
  static <T> Issued<T> of(CallResult<T> result) {
    return new Issued<>(result.get(), result.record());
  }

  /** Shows nothing of the credential. */
  @Override
  public String toString() {
    return "Issued";
  }
}
