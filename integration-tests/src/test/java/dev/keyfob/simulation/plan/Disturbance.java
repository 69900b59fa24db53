package dev.keyfob.simulation.plan;

/**
 * An event that disturbs a client from outside.
 *
 * @param caller the number of the caller that it disturbs
 * @param afterRequests the number of the request that it follows, from 1
 * @param millis the delay after that request
 */
public record Disturbance(What what, int caller, int afterRequests, int millis) {

  /** The kinds of disturbances. */
  public enum What {
    /** The caller's thread is interrupted. */
    INTERRUPT,
    /** The caller's future is cancelled. */
    CANCEL,
    /** The client is closed. */
    CLOSE,
    /** The client's API key is replaced; its supplier returns the new one. */
    ROTATE_KEY,
    /** The next two connections are refused. */
    REFUSE_CONNECTIONS,
    /** The supplier of the API key throws, once. */
    FAIL_SUPPLIER,
    /** An OkHttp event listener of the caller's throws, once, when a body ends. */
    FAIL_LISTENER
  }

  @Override
  public String toString() {
    return what + " (caller " + caller + ") " + millis + " ms after request " + afterRequests;
  }
}
