package dev.keyfob.internal.issuance;

/** Says whether a listed credential can be the one that was asked for, by its attributes. */
public enum Match {
  /** Every attribute that was asked for is listed with the same value. */
  SAME,
  /**
   * An attribute that was asked for is missing or differs, but does not rule the credential out.
   */
  UNCLEAR,
  /** An attribute, such as the name, shows that it is another credential. */
  OTHER
}
