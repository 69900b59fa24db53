package dev.keyfob.generator.report;

/** What a change asks of those who use the API. */
enum Weight {
  /** What worked may not work any more. */
  BREAKING,
  /** There is more than before. */
  ADDITIVE,
  /** Neither: to be known. */
  NEUTRAL
}
