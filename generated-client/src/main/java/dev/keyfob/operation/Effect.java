package dev.keyfob.operation;

/**
 * The effect of repeating a request, in the terms of RFC 9110, section 9.2; {@code x-effect} in the
 * effective document.
 *
 * @since 0.1.0
 */
public enum Effect {
  /** The request changes nothing on the server. */
  SAFE,
  /** The request changes something, but a second identical one changes nothing more. */
  IDEMPOTENT,
  /** A second identical request may change something again. */
  NON_IDEMPOTENT
}
