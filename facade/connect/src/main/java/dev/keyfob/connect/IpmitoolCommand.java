package dev.keyfob.connect;

import java.util.ArrayList;
import java.util.List;

/**
 * Commands of ipmitool, which controls a server through its IPMI (its remote management
 * controller).
 *
 * <p>The password is not an argument, since every user of a machine can list the arguments of its
 * programs. ipmitool reads it from the environment variable {@value #PASSWORD_VARIABLE}, which
 * {@link ConnectionSinks#ipmitool} writes to a file.
 *
 * @param host the IPMI's address; IPv6 without brackets
 * @param userName the user name
 * @since 0.1.0
 */
public record IpmitoolCommand(String host, String userName) {

  /** The environment variable from which ipmitool reads the password. */
  public static final String PASSWORD_VARIABLE = "IPMITOOL_PASSWORD";

  /**
   * Creates a command. A credential's parts can be passed as they are, since missing ones are
   * named.
   *
   * @param host the IPMI's address; IPv6 without brackets
   * @param userName the user name
   * @throws IllegalArgumentException if a part is null or not valid; the message names it
   */
  public IpmitoolCommand {
    ConnectionParts.host(host);
    ConnectionParts.word("user name", userName);
  }

  /**
   * {@return the program and its arguments, for a {@link ProcessBuilder}} The IPMI's version is 2.0
   * ({@code lanplus}).
   *
   * @param command the ipmitool command, such as {@code "chassis", "power", "status"}
   */
  public List<String> arguments(String... command) {
    List<String> arguments =
        new ArrayList<>(List.of("ipmitool", "-I", "lanplus", "-H", host, "-U", userName, "-E"));
    arguments.addAll(List.of(command));
    return List.copyOf(arguments);
  }

  /**
   * {@return the command as a line for a POSIX shell}
   *
   * @param command the ipmitool command, such as {@code "chassis", "power", "status"}
   */
  public String shellLine(String... command) {
    return ShellLine.of(arguments(command));
  }
}
