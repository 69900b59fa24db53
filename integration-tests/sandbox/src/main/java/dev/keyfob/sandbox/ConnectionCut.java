package dev.keyfob.sandbox;

/**
 * The connection breaks.
 *
 * @since 0.1.0
 */
public enum ConnectionCut implements Fault {
  /**
   * Before the request is read: nothing is made. Only for whichever request comes next, since none
   * has been read.
   */
  BEFORE_READING,
  /** After the request is read: nothing is made. */
  BEFORE_CHANGE,
  /** After what was asked for has been made: no response comes. */
  AFTER_CHANGE,
  /** After what was asked for has been made: half of the response's body comes. */
  WITHIN_RESPONSE
}
