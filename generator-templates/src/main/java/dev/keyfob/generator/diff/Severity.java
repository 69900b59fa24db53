package dev.keyfob.generator.diff;

/** The effect of a change on users of the API. */
public enum Severity {
  /** Code or requests that worked may fail. */
  BREAKING,
  /** Something new that no user depends on yet. */
  ADDITIVE,
  /** Neither. */
  NEUTRAL
}
