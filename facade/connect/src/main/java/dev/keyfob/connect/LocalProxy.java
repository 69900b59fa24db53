package dev.keyfob.connect;

/**
 * A proxy that Xray or sing-box opens on this machine, at 127.0.0.1, for programs to connect
 * through.
 *
 * <p><b>Risk:</b> the proxy asks for no password, so every user of the machine can connect through
 * it.
 *
 * @since 0.1.0
 */
public final class LocalProxy {

  private final String protocol;
  private final int port;

  private LocalProxy(String protocol, int port) {
    this.protocol = protocol;
    this.port = ConnectionParts.port(port);
  }

  /**
   * {@return a SOCKS 5 proxy}
   *
   * @param port the local port, from 1 to 65535
   * @throws IllegalArgumentException if the port is out of range
   */
  public static LocalProxy socks(int port) {
    return new LocalProxy("socks", port);
  }

  /**
   * {@return an HTTP proxy}
   *
   * @param port the local port, from 1 to 65535
   * @throws IllegalArgumentException if the port is out of range
   */
  public static LocalProxy http(int port) {
    return new LocalProxy("http", port);
  }

  String protocol() {
    return protocol;
  }

  int port() {
    return port;
  }

  /** {@return the proxy's URL, such as {@code socks://127.0.0.1:1080}} */
  @Override
  public String toString() {
    return protocol + "://127.0.0.1:" + port;
  }
}
