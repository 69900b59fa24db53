package dev.keyfob.generator.diff;

/** What a change means for users of the API. */
public enum Severity {
  /** Code or requests that worked may fail. */
  BREAKING,
  /** Something new that no user depends on yet. */
  ADDITIVE,
  /** Neither. */
  NEUTRAL
}
