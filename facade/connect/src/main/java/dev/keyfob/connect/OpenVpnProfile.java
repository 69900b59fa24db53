package dev.keyfob.connect;

import dev.keyfob.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * An OpenVPN profile (an {@code .ovpn} file) without a login: certificates and options that fit the
 * server. The server's operator provides it; no API returns it.
 *
 * <p>{@link ConnectionSinks#openVpn} adds a credential: it sets the options {@code remote} and
 * {@code auth-user-pass} and keeps every other line as it is, line ends included. A protocol in the
 * profile's own {@code remote} is kept.
 *
 * <p>Refused are profiles in which another line could override these two options: an inline {@code
 * <auth-user-pass>}, a second {@code remote} or {@code auth-user-pass}, a {@code <connection>}
 * block, and an included file ({@code config}).
 *
 * @since 0.1.0
 */
public final class OpenVpnProfile {

  private static final String REMOTE = "remote";
  private static final String LOGIN = "auth-user-pass";

  /** OpenVPN's OPTION_LINE_SIZE, with the terminator of the text. */
  private static final int LINE_SIZE = 256;

  /** The lines with their ends. */
  private final List<String> lines;

  private final String lineEnd;
  private final int remoteLine;
  private final int loginLine;
  private final String protocol;

  private OpenVpnProfile(String text) {
    lines = List.of(text.split("(?<=\n)", -1));
    lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
    int remote = -1;
    int login = -1;
    String ownProtocol = "";
    String closing = null;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (closing != null) {
        closing = line.strip().startsWith(closing) ? null : closing;
        continue;
      }
      List<String> words = OpenVpnLine.words(i == 0 ? withoutByteOrderMark(line) : line);
      if (words.isEmpty()) {
        continue;
      }
      String option = words.get(0).startsWith("--") ? words.get(0).substring(2) : words.get(0);
      if (words.size() == 1 && option.startsWith("<") && option.endsWith(">")) {
        refuseBlock(option, i);
        closing = "</" + option.substring(1);
        continue;
      }
      switch (option) {
        case REMOTE -> {
          refuseSecond(remote, REMOTE, i);
          remote = i;
          ownProtocol = words.size() > 3 ? " " + protocol(words.get(3), i) : "";
        }
        case LOGIN -> {
          refuseSecond(login, LOGIN, i);
          login = i;
        }
        case "config" -> throw refused("includes another file", i);
        default -> {}
      }
    }
    if (closing != null) {
      throw new IllegalArgumentException("the OpenVPN profile has an inline file without an end");
    }
    remoteLine = remote;
    loginLine = login;
    protocol = ownProtocol;
  }

  /**
   * Reads a profile.
   *
   * @param file the profile, UTF-8
   * @return the profile
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if the profile is refused; the message says why, and in which
   *     line
   */
  public static OpenVpnProfile read(Path file) throws IOException {
    return of(Files.readString(file));
  }

  /**
   * Parses a profile.
   *
   * @param text the text of the profile
   * @return the profile
   * @throws IllegalArgumentException if the text is null or the profile is refused; the message
   *     says why, and in which line
   */
  public static OpenVpnProfile of(String text) {
    return new OpenVpnProfile(ConnectionParts.present("text of the OpenVPN profile", text));
  }

  private static String withoutByteOrderMark(String line) {
    return line.startsWith("\uFEFF") ? line.substring(1) : line;
  }

  private static void refuseBlock(String block, int line) {
    if (block.equals("<" + LOGIN + ">")) {
      throw refused("has a login of its own", line);
    }
    if (block.equals("<connection>")) {
      throw refused("has a <connection> block, which can name another server", line);
    }
  }

  private static void refuseSecond(int first, String option, int line) {
    if (first != -1) {
      throw refused("has the option " + option + " twice", line);
    }
  }

  private static String protocol(String word, int line) {
    if (!word.toLowerCase(Locale.ROOT).matches("(udp|tcp)[46]?|tcp[46]?-(client|server)")) {
      throw refused("has a remote with an unknown protocol", line);
    }
    return word;
  }

  private static IllegalArgumentException refused(String problem, int line) {
    return new IllegalArgumentException(
        "the OpenVPN profile " + problem + " (in line " + (line + 1) + ")");
  }

  /** Returns the option with which OpenVPN reads a login from a file. */
  static String loginOption(Path loginFile) {
    String path = loginFile.toAbsolutePath().toString();
    ConnectionParts.line("path of the login file", path);
    String option = LOGIN + " " + OpenVpnLine.quoted(path);
    if (option.getBytes(StandardCharsets.UTF_8).length + 2 >= LINE_SIZE) {
      throw new IllegalArgumentException(
          "the path of the login file is too long for OpenVPN, which reads lines of "
              + (LINE_SIZE - 1)
              + " bytes");
    }
    return option;
  }

  /** Returns the profile with the server of a login, and with the option that names its file. */
  Secret<String> with(OpenVpnLogin login, String loginOption) {
    String remote = REMOTE + " " + login.host() + " " + login.port() + protocol;
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      if (i == remoteLine || i == loginLine) {
        text.append(i == remoteLine ? remote : loginOption).append(lineEnd);
      } else {
        text.append(lines.get(i));
      }
    }
    if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
      text.append(lineEnd);
    }
    if (remoteLine == -1) {
      text.append(remote).append(lineEnd);
    }
    if (loginLine == -1) {
      text.append(loginOption).append(lineEnd);
    }
    return Secret.of(text.toString());
  }

  /** Shows nothing of the profile, which can have a private key. */
  @Override
  public String toString() {
    return "OpenVpnProfile[" + lines.size() + " lines]";
  }
}
