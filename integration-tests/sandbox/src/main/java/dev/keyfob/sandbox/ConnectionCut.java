package dev.keyfob.sandbox;

/**
 * A fault that closes the connection at a chosen moment. HTTP/1 only.
 *
 * @since 0.1.0
 */
public enum ConnectionCut implements Fault {
  /**
   * Closes before the request is read; nothing is created. Applies to the next request of any
   * operation, because an unread request has none.
   */
  BEFORE_READING,
  /** Closes after the request is read; nothing is created. */
  BEFORE_CHANGE,
  /** Closes after the request is applied; no response is sent. */
  AFTER_CHANGE,
  /** Closes after the request is applied and half of the response body is sent. */
  WITHIN_RESPONSE
}
