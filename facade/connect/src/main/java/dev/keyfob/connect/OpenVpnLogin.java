package dev.keyfob.connect;

import dev.keyfob.secret.Secret;

/**
 * The server and the login of an OpenVPN connection.
 *
 * @param host the server's host name or address; IPv6 without brackets
 * @param port the server's port, from 1 to 65535
 * @param userName the user name
 * @param password the password
 * @since 0.1.0
 */
public record OpenVpnLogin(String host, Integer port, String userName, Secret<String> password) {

  /**
   * Creates a login. A credential's parts can be passed as they are, since missing ones are named.
   *
   * @param host the server's host name or address; IPv6 without brackets
   * @param port the server's port, from 1 to 65535
   * @param userName the user name
   * @param password the password
   * @throws IllegalArgumentException if a part is null or not valid; the message names it
   */
  public OpenVpnLogin {
    ConnectionParts.host(host);
    ConnectionParts.port(port);
    ConnectionParts.line("user name", userName);
    ConnectionParts.present("password", password);
  }
}
