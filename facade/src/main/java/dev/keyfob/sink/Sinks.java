package dev.keyfob.sink;

import dev.keyfob.internal.text.Preconditions;
import dev.keyfob.secret.Secret;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * Creates sinks that write files which only their owner can read, from the first byte on.
 *
 * <p>The first secret never overwrites a file, nor a link in its place. The folder must exist, be
 * writable, and be on a file system with owner-only files. These conditions are checked before a
 * credential is issued, and hold again when the file is written. The file is on the disk when the
 * sink returns. A file that could not be finished is removed.
 *
 * <p>A lease's refresh replaces the file atomically: a reader sees the previous secret or the new
 * one, and the path is never missing. Closing the lease deletes the file.
 *
 * <h2>Limitations</h2>
 *
 * <p>Symbolic links in the parent folders of a file are followed, and the permissions of these
 * folders are not checked: choose a folder that only its owner can write to. A sink stores one
 * credential at a time.
 *
 * @since 0.1.0
 */
public final class Sinks {

  private Sinks() {}

  /**
   * {@return a file with the secret alone and no line end: {@code Sinks.file(path,
   * IssuedApiKey::token)}, or {@code Sinks.file(path, IssuedSession::link)} for a VLESS link}
   *
   * @param <T> the credential with its secret
   * @param file the file, which must not exist; its folder must exist
   * @param secret returns the secret of the credential
   * @throws IllegalArgumentException if an argument is null
   */
  public static <T> SecretSink<T> file(Path file, Function<? super T, Secret<String>> secret) {
    Preconditions.present("secret", secret);
    return new FileSink<>(file, issued -> secret.apply(issued).reveal());
  }

  /**
   * {@return a file for OpenVPN's {@code auth-user-pass}, the user on the first line and the
   * password on the second: {@code Sinks.openVpnLogin(path, IssuedVpnSession::userName,
   * IssuedVpnSession::password)}} A login that does not fit on two lines is refused.
   *
   * @param <T> the credential with its secret
   * @param file the file, which must not exist; its folder must exist
   * @param userName returns the user name of the credential
   * @param password returns the password of the credential
   * @throws IllegalArgumentException if an argument is null
   */
  public static <T> SecretSink<T> openVpnLogin(
      Path file,
      Function<? super T, String> userName,
      Function<? super T, Secret<String>> password) {
    Preconditions.present("userName", userName);
    Preconditions.present("password", password);
    return new FileSink<>(
        file,
        issued ->
            line("user name", userName.apply(issued))
                + "\n"
                + line("password", password.apply(issued).reveal())
                + "\n");
  }

  /**
   * {@return a file of one line {@code NAME='secret'}: {@code Sinks.dotenv(path,
   * "LATITUDESH_BEARER", IssuedApiKey::token)}}
   *
   * <p>Any POSIX shell reads back exactly the secret ({@code . ./file}), whatever is in it. Readers
   * of dotenv files agree with that unless a backslash, or both a single quote and one of {@code "
   * $ ` !}, is in it.
   *
   * @param <T> the credential with its secret
   * @param file the file, which must not exist; its folder must exist
   * @param name of the variable: letters, digits and underscores, no digit first
   * @param secret returns the secret of the credential
   * @throws IllegalArgumentException if an argument is null, or the name is not valid
   */
  public static <T> SecretSink<T> dotenv(
      Path file, String name, Function<? super T, Secret<String>> secret) {
    return dotenv(file, Variables.of(name, secret));
  }

  /**
   * {@return a file with a line {@code NAME='secret'} for each variable} Readers of the file are
   * those of {@link #dotenv(Path, String, Function)}.
   *
   * @param <T> the credential with its secret
   * @param file the file, which must not exist; its folder must exist
   * @param variables the names with their secrets
   * @throws IllegalArgumentException if an argument is null
   */
  public static <T> SecretSink<T> dotenv(Path file, Variables<? super T> variables) {
    Preconditions.present("variables", variables);
    return new FileSink<>(
        file,
        issued -> {
          StringBuilder lines = new StringBuilder();
          variables
              .of(issued)
              .forEach((name, secret) -> lines.append(Dotenv.line(name, secret.reveal())));
          return lines.toString();
        });
  }

  private static String line(String what, String text) {
    if (text == null) {
      throw new IllegalStateException("the credential has no " + what);
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalStateException(
          "the " + what + " holds a control character, which has no place on its line");
    }
    return text;
  }
}
