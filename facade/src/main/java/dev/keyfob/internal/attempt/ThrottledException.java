package dev.keyfob.internal.attempt;

import java.io.IOException;
import java.time.Duration;

/** Says that a request was not sent because the server has asked for a pause. */
public final class ThrottledException extends IOException {

  private static final long serialVersionUID = 1L;

  private final Duration delay;

  public ThrottledException(Duration delay) {
    super("throttled");
    this.delay = delay;
  }

  /** Returns how long the server wants no request. */
  public Duration delay() {
    return delay;
  }
}
