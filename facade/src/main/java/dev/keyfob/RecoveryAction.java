package dev.keyfob;

/**
 * What to do with a credential that was made though the answer that held its secret is lost.
 *
 * @since 0.1.0
 */
public enum RecoveryAction {
  /** Have the server make another secret for it, and give that. */
  REISSUE,
  /** Remove it. */
  REMOVE
}
