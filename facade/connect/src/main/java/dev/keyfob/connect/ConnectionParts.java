package dev.keyfob.connect;

import jakarta.annotation.Nullable;

/**
 * Checks the parts of a connection. Messages name the part and never quote its value, which may
 * come from a credential.
 */
final class ConnectionParts {

  private static final int MAX_PORT = 65_535;

  private ConnectionParts() {}

  static <T> T present(String part, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException("the " + part + " is missing");
    }
    return value;
  }

  static int port(@Nullable Integer port) {
    if (present("port", port) < 1 || port > MAX_PORT) {
      throw new IllegalArgumentException("the port is not a number from 1 to " + MAX_PORT);
    }
    return port;
  }

  /** Checks a text that has to stay on one line of a file. */
  static String line(String part, @Nullable String value) {
    if (present(part, value).isEmpty()) {
      throw new IllegalArgumentException("the " + part + " is empty");
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("the " + part + " contains a control character");
    }
    return value;
  }

  /** Checks a text that stands alone as an argument of a command or an option's value. */
  static String word(String part, @Nullable String value) {
    line(part, value);
    if (value.startsWith("-")) {
      throw new IllegalArgumentException(
          "the " + part + " begins with a hyphen, which programs read as an option");
    }
    if (value.chars().anyMatch(c -> Character.isWhitespace(c) || "\"'\\#;".indexOf(c) >= 0)) {
      throw new IllegalArgumentException("the " + part + " contains a space, quote, #, ; or \\");
    }
    return value;
  }

  /** Checks a host name or address. An IPv6 address stands without brackets. */
  static String host(@Nullable String host) {
    word("host", host);
    if (host.chars().anyMatch(c -> "/@[]?".indexOf(c) >= 0)) {
      throw new IllegalArgumentException(
          "the host contains one of / @ [ ] ?: pass a host name or an address without brackets");
    }
    return host;
  }
}
