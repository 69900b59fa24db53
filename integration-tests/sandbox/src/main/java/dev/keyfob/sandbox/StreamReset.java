package dev.keyfob.sandbox;

/**
 * The stream of one request is reset, and its connection goes on. Only for a sandbox that {@link
 * Sandbox#startHttp2} started, and for whichever request comes next.
 *
 * @param errorCode as RFC 9113, 7, numbers them
 * @param changed whether what was asked for has been made
 * @since 0.1.0
 */
public record StreamReset(int errorCode, boolean changed) implements Fault {

  private static final int INTERNAL_ERROR = 2;
  private static final int REFUSED_STREAM = 7;

  /**
   * {@return the server says that it has not looked at the request: nothing is made (RFC 9113,
   * 8.7)}
   */
  public static StreamReset refused() {
    return new StreamReset(REFUSED_STREAM, false);
  }

  /** {@return the server fails after it has made what was asked for} */
  public static StreamReset afterChange() {
    return new StreamReset(INTERNAL_ERROR, true);
  }
}
