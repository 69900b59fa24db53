package dev.keyfob.journal;

/**
 * Says how far an issuance has come.
 *
 * @since 0.1.0
 */
public enum IssuanceState {
  /** The request is about to be sent, or was sent. */
  RUNNING,
  /** The id of the credential is known. A sink may have stored the credential already. */
  ISSUED,
  /** The response was lost, or the credential was neither delivered nor revoked. */
  LOST,
  /** The request has issued nothing. */
  NOT_ISSUED,
  /** The credential was returned to the caller, who did not set a sink. */
  RETURNED,
  /** A sink has stored the credential. */
  DELIVERED,
  /** The credential was revoked, or does not exist any more. */
  REVOKED,
  /** The caller has dismissed the issuance. */
  DISMISSED;

  /** {@return whether nothing remains to be done} */
  public boolean isFinished() {
    return this != RUNNING && this != ISSUED && this != LOST;
  }
}
