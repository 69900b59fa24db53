package dev.keyfob;

import dev.keyfob.internal.text.Preconditions;

/**
 * The host and the port that a client program connects to. It contains no secret.
 *
 * @param host the host name or address; IPv6 without brackets
 * @param port the port, from 1 to 65,535
 * @since 0.1.0
 */
public record Endpoint(String host, int port) {

  private static final int MAX_PORT = 65_535;

  /**
   * Creates an endpoint.
   *
   * @param host the host name or address; IPv6 without brackets
   * @param port the port, from 1 to 65,535
   * @throws IllegalArgumentException if the host is null, blank or has a control character, or if
   *     the port is out of range
   */
  public Endpoint {
    Preconditions.text("host", host);
    if (port < 1 || port > MAX_PORT) {
      throw new IllegalArgumentException("port is not between 1 and " + MAX_PORT);
    }
  }

  /** Returns {@code host:port}, with brackets around an IPv6 address. */
  @Override
  public String toString() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
