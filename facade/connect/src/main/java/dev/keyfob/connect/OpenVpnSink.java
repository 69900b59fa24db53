package dev.keyfob.connect;

import dev.keyfob.sink.SecretSink;
import dev.keyfob.sink.Sinks;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * Writes an OpenVPN profile and the login that it names. The login is first on the disk and last
 * off it, so that a profile never names a missing file.
 *
 * @param <T> the credential with its secret
 */
final class OpenVpnSink<T> implements SecretSink<T> {

  private final Path file;
  private final Path loginFile;
  private final Function<? super T, OpenVpnLogin> login;
  private final SecretSink<OpenVpnLogin> profiles;
  private final SecretSink<OpenVpnLogin> logins;

  OpenVpnSink(
      OpenVpnProfile profile, Path file, Path loginFile, Function<? super T, OpenVpnLogin> login) {
    ConnectionParts.present("OpenVPN profile", profile);
    this.file = ConnectionParts.present("file for the profile", file);
    this.loginFile = ConnectionParts.present("file for the login", loginFile);
    this.login = ConnectionParts.present("function that returns the login", login);
    if (file.toAbsolutePath().normalize().equals(loginFile.toAbsolutePath().normalize())) {
      throw new IllegalArgumentException("the profile and the login need two files");
    }
    String loginOption = OpenVpnProfile.loginOption(loginFile);
    this.profiles = Sinks.file(file, with -> profile.with(with, loginOption));
    this.logins = Sinks.openVpnLogin(loginFile, OpenVpnLogin::userName, OpenVpnLogin::password);
  }

  @Override
  public void check() {
    logins.check();
    profiles.check();
  }

  @Override
  public void accept(T issued) throws Exception {
    OpenVpnLogin first = login.apply(issued);
    logins.accept(first);
    try {
      profiles.accept(first);
    } catch (Exception | Error failure) {
      removeAfter(failure, first);
      throw failure;
    }
  }

  private void removeAfter(Throwable failure, OpenVpnLogin first) {
    try {
      logins.remove(first);
    } catch (Exception left) {
      failure.addSuppressed(left);
    }
  }

  @Override
  public void replace(T reissued) throws Exception {
    OpenVpnLogin next = login.apply(reissued);
    logins.replace(next);
    profiles.replace(next);
  }

  @Override
  public void remove(T last) throws Exception {
    OpenVpnLogin removed = login.apply(last);
    try {
      profiles.remove(removed);
    } finally {
      logins.remove(removed);
    }
  }

  @Override
  public String toString() {
    return "OpenVpnSink[" + file + ", " + loginFile + "]";
  }
}
