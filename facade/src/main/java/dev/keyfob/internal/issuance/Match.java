package dev.keyfob.internal.issuance;

/**
 * Whether a credential that is listed can be the one that was asked for, going by what was said of
 * it.
 */
public enum Match {
  /** It has all that was asked for. */
  SAME,
  /** Something that would tell is missing, or not as it was asked for. */
  UNCLEAR,
  /** It is another one. */
  OTHER
}
