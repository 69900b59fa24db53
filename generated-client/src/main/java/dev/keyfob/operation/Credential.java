package dev.keyfob.operation;

/**
 * What an operation does with a credential; {@code x-credential} in the effective document.
 *
 * @since 0.1.0
 */
public enum Credential {
  /** The operation neither returns a secret nor revokes one. */
  NONE,
  /** The response is the only copy of a new credential; the request is sent once. */
  ISSUES,
  /** The response replaces the secret of an existing credential; the request is sent once. */
  REISSUES,
  /** The response returns a secret that can be requested again. */
  REVEALS,
  /** The operation makes a credential unusable. */
  REVOKES
}
