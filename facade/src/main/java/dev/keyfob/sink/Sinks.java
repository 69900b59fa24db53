package dev.keyfob.sink;

import dev.keyfob.internal.text.Preconditions;
import dev.keyfob.secret.Secret;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * Sinks that write new files which only their owner can read, from the first byte on.
 *
 * <p>The folder must exist, be writable and on a file system that can keep files to their owner,
 * and the file must not exist: that is looked at before a credential is made, and holds again when
 * the file is written. The file is on the disk when the sink returns. Nothing is replaced, a link
 * in place of the file included, and a file that could not be finished is removed. Links among the
 * folders above are followed, and who else may change those folders is not looked at: choose one
 * that only its owner can write to. A sink is good for one credential, since its file exists after
 * that.
 *
 * @since 0.1.0
 */
public final class Sinks {

  private Sinks() {}

  /**
   * {@return a file with the secret alone and no line end: {@code Sinks.file(path,
   * IssuedApiKey::token)}, or {@code Sinks.file(path, IssuedSession::link)} for a VLESS link}
   *
   * @param <T> what is made
   * @param file a new file; its folder must exist
   * @param secret gives the secret of what is made
   * @throws IllegalArgumentException when an argument is null
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
   * @param <T> what is made
   * @param file a new file; its folder must exist
   * @param userName gives the user of what is made
   * @param password gives the password of what is made
   * @throws IllegalArgumentException when an argument is null
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
   * @param <T> what is made
   * @param file a new file; its folder must exist
   * @param name of the variable: letters, digits and underscores, no digit first
   * @param secret gives the secret of what is made
   * @throws IllegalArgumentException when an argument is null, or the name is none
   */
  public static <T> SecretSink<T> dotenv(
      Path file, String name, Function<? super T, Secret<String>> secret) {
    Dotenv.requireName(name);
    Preconditions.present("secret", secret);
    return new FileSink<>(file, issued -> Dotenv.line(name, secret.apply(issued).reveal()));
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
