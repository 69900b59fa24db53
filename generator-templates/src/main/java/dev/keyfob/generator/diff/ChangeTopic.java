package dev.keyfob.generator.diff;

/** The part of an API that a change is about; each is a section of the report. */
public enum ChangeTopic {
  /** Requests and responses. */
  WIRE,
  SECRETS,
  EFFECTS,
  ENUM_VALUES,
  OPERATION_NAMES,
  GENERATED_JAVA,
  /** Parts of the document that none of the other topics covers. */
  OTHER
}
