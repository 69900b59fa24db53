package dev.keyfob.latitude;

import dev.keyfob.Endpoint;
import jakarta.annotation.Nullable;

/**
 * Creates an {@link Endpoint} from two fields of a response, or throws an exception that names the
 * missing field.
 */
final class EndpointFields {

  private static final int MAX_PORT = 65_535;

  private EndpointFields() {}

  /**
   * Returns the endpoint.
   *
   * @throws IllegalStateException if a field is missing or cannot be used; the message shows no
   *     value
   */
  static Endpoint endpoint(
      @Nullable String host, String hostField, @Nullable Integer port, String portField) {
    if (host == null || host.isBlank() || host.chars().anyMatch(Character::isISOControl)) {
      throw missing(hostField);
    }
    if (port == null || port < 1 || port > MAX_PORT) {
      throw missing(portField);
    }
    return new Endpoint(host, port);
  }

  private static IllegalStateException missing(String field) {
    return new IllegalStateException(
        "the response has no usable " + field + ": see generated(), which has all that was sent");
  }
}
