package dev.keyfob.internal.transport;

import java.io.IOException;
import java.time.Duration;

/**
 * A request was not sent, because the server has refused another one and wants none for a while.
 */
final class HeldBackException extends IOException {

  private static final long serialVersionUID = 1L;

  private final Duration wait;

  HeldBackException(Duration wait) {
    super("held back");
    this.wait = wait;
  }

  /** How long the server wants none. */
  Duration waiting() {
    return wait;
  }
}
