package dev.keyfob;

/**
 * The action that recovery takes on a credential that was created although the response with its
 * secret was lost.
 *
 * @since 0.1.0
 */
public enum RecoveryAction {
  /** Has the server issue another secret for the credential, which becomes the result. */
  REISSUE,
  /**
   * Revokes the credential and throws {@link dev.keyfob.error.IssuanceRevokedException}: a new
   * issuance can be tried.
   */
  REVOKE
}
