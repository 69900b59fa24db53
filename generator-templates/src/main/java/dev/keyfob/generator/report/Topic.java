package dev.keyfob.generator.report;

/** What a change is about; each is a section of the report. */
enum Topic {
  /** What is sent and answered. */
  WIRE,
  SECRETS,
  EFFECTS,
  ENUM_VALUES,
  OPERATION_NAMES,
  GENERATED_JAVA
}
