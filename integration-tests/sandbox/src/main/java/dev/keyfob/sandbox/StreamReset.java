package dev.keyfob.sandbox;

/**
 * A fault that resets the HTTP/2 stream of the next request and keeps the connection. Only for a
 * sandbox from {@link Sandbox#startHttp2}.
 *
 * @param errorCode an error code of RFC 9113, section 7
 * @param changed whether the request is applied before the reset
 * @since 0.1.0
 */
public record StreamReset(int errorCode, boolean changed) implements Fault {

  private static final int INTERNAL_ERROR = 2;
  private static final int REFUSED_STREAM = 7;

  /**
   * {@return a reset with REFUSED_STREAM: the request was not processed (RFC 9113, section 8.7)}
   */
  public static StreamReset refused() {
    return new StreamReset(REFUSED_STREAM, false);
  }

  /** {@return a reset with INTERNAL_ERROR after the request was applied} */
  public static StreamReset afterChange() {
    return new StreamReset(INTERNAL_ERROR, true);
  }
}
