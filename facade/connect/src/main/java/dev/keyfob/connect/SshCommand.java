package dev.keyfob.connect;

import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command that connects to a console by SSH. It contains no secret: ssh asks for the password
 * or uses a key.
 *
 * <pre>{@code
 * new ProcessBuilder(SshCommand.to(console.userName(), console.accessIp(), console.port()).arguments())
 *     .inheritIO()
 *     .start();
 * }</pre>
 *
 * @param userName the SSH user name
 * @param host the host name or address; IPv6 without brackets
 * @param port the port, from 1 to 65535
 * @param identity the private key's file; null for those that ssh tries by itself
 * @since 0.1.0
 */
public record SshCommand(String userName, String host, Integer port, @Nullable Path identity) {

  /**
   * Creates a command. A credential's parts can be passed as they are, since missing ones are
   * named.
   *
   * @param userName the SSH user name
   * @param host the host name or address; IPv6 without brackets
   * @param port the port, from 1 to 65535
   * @param identity the private key's file; null for those that ssh tries by itself
   * @throws IllegalArgumentException if a part is missing or not valid; the message names it
   */
  public SshCommand {
    ConnectionParts.word("user name", userName);
    ConnectionParts.host(host);
    ConnectionParts.port(port);
    if (identity != null && identity.toString().contains("%")) {
      throw new IllegalArgumentException(
          "the identity file's path contains a percent sign, which ssh replaces");
    }
  }

  /**
   * {@return a command with the keys that ssh tries by itself}
   *
   * @param userName the SSH user name
   * @param host the host name or address; IPv6 without brackets
   * @param port the port, from 1 to 65535
   * @throws IllegalArgumentException if a part is null or not valid; the message names it
   */
  public static SshCommand to(String userName, String host, Integer port) {
    return new SshCommand(userName, host, port, null);
  }

  /**
   * {@return the command with one private key, and no other}
   *
   * @param file the private key's file
   * @throws IllegalArgumentException if the file is null, or its path contains a percent sign
   */
  public SshCommand withIdentity(Path file) {
    return new SshCommand(userName, host, port, ConnectionParts.present("identity file", file));
  }

  /** {@return the program and its arguments, for a {@link ProcessBuilder}} */
  public List<String> arguments() {
    List<String> arguments = new ArrayList<>(List.of("ssh", "-p", port.toString()));
    if (identity != null) {
      arguments.addAll(List.of("-o", "IdentitiesOnly=yes", "-i", identity.toString()));
    }
    arguments.add(userName + "@" + host);
    return List.copyOf(arguments);
  }

  /** {@return the command as a line for a POSIX shell} */
  public String shellLine() {
    return ShellLine.of(arguments());
  }
}
