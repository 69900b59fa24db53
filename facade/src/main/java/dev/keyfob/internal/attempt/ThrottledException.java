package dev.keyfob.internal.attempt;

import java.io.IOException;
import java.time.Duration;

/**
 * A request was not sent, because the server has refused another one and wants none for a while.
 */
public final class ThrottledException extends IOException {

  private static final long serialVersionUID = 1L;

  private final Duration wait;

  public ThrottledException(Duration wait) {
    super("held back");
    this.wait = wait;
  }

  /** How long the server wants none. */
  public Duration waiting() {
    return wait;
  }
}
