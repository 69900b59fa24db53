package dev.keyfob.internal.issuance;

/** Says whether a listed credential can be the one that was asked for, by its attributes. */
public enum Match {
  /** It has all that was asked for. */
  SAME,
  /** An attribute is missing, or differs from what was asked for. */
  UNCLEAR,
  /** It is another credential. */
  OTHER
}
