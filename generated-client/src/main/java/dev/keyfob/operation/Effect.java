package dev.keyfob.operation;

/**
 * What sending an operation a second time would do; {@code x-effect} in the effective document.
 *
 * @since 0.1.0
 */
public enum Effect {
  /** Changes nothing. */
  READ,
  /** A second time leaves everything as the first did. */
  IDEMPOTENT,
  /** Each time creates or replaces a credential, and the answer is its only copy. */
  MINTS,
  /** Each time does something once more, though no credential comes of it. */
  ACTS;

  /** {@return whether a request may be sent again when nobody knows what became of the first} */
  public boolean repeatable() {
    return this == READ || this == IDEMPOTENT;
  }
}
