package dev.keyfob.internal.result;

/** Says which body a success must have. */
public enum ExpectedBody {
  /** A body that can be decoded. */
  REQUIRED,
  /** A body that can be decoded, unless the status is 204 or 205, which have none. */
  UNLESS_NO_CONTENT,
  /** A body, or none; a 404 counts as none. */
  OPTIONAL,
  /** The status is enough; the body is not used. */
  IGNORED
}
