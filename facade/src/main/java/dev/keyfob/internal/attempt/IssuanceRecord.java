package dev.keyfob.internal.attempt;

import jakarta.annotation.Nullable;

/**
 * Records one execution of an issuing call in the client's journal. Only {@link #sending} throws:
 * once the request is sent, a failing journal must not cost the caller the credential. Thread-safe.
 */
public interface IssuanceRecord {

  /**
   * Records durably that a request is about to be sent, unless an earlier attempt has.
   *
   * @throws JournalFailedException if it could not be recorded: the request must not be sent
   */
  void sending() throws JournalFailedException;

  /**
   * Records the credential that the call has issued.
   *
   * @param id the credential's id; null if the response has none
   * @param returned whether the caller gets the credential next; otherwise {@link #delivered} or
   *     another method follows
   */
  void issued(@Nullable String id, boolean returned);

  /** Records that the call has issued nothing. */
  void notIssued();

  /**
   * Records that the response was lost, or that the credential was neither delivered nor revoked.
   */
  void lost();

  /**
   * Claims a credential that was found in a listing.
   *
   * @return false if it may belong to another issuance, or if that could not be recorded
   */
  boolean take(String id);

  /** Records that the caller gets the credential. */
  void returned();

  /** Records that a sink has stored the credential. */
  void delivered();

  /** Records that the credential was revoked. */
  void revoked();

  /** Returns whether the journal knows of the credential. */
  boolean isDurable();

  /** Records nothing, for clients without a journal. */
  IssuanceRecord NONE =
      new IssuanceRecord() {
        @Override
        public void sending() {}

        @Override
        public void issued(@Nullable String id, boolean returned) {}

        @Override
        public void notIssued() {}

        @Override
        public void lost() {}

        @Override
        public boolean take(String id) {
          return true;
        }

        @Override
        public void returned() {}

        @Override
        public void delivered() {}

        @Override
        public void revoked() {}

        @Override
        public boolean isDurable() {
          return false;
        }
      };
}
