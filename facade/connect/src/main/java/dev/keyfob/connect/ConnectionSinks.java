package dev.keyfob.connect;

import dev.keyfob.secret.Secret;
import dev.keyfob.sink.SecretSink;
import dev.keyfob.sink.Sinks;
import dev.keyfob.sink.Variables;
import dev.keyfob.vless.VlessLink;
import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Creates sinks that write what programs read: configurations of Xray, sing-box and OpenVPN,
 * ipmitool's password, and a Kubernetes Secret.
 *
 * <p>The files are those of {@link Sinks}: only their owner can read them, the first secret never
 * overwrites a file, a lease's refresh replaces them atomically, and closing the lease deletes
 * them.
 *
 * <p>If a credential lacks a part, or a program cannot carry it, the sink fails. The credential is
 * then revoked or paused if the API can do that, and {@link
 * dev.keyfob.error.DeliveryFailedException#sinkFailure()} names the part.
 *
 * @since 0.1.0
 */
public final class ConnectionSinks {

  private ConnectionSinks() {}

  /**
   * {@return a file with a whole configuration of Xray: {@code ConnectionSinks.xray(path,
   * IssuedSession::vlessLink, LocalProxy.socks(1080))}}
   *
   * @param <T> the credential with its secret
   * @param file the file, which must not exist; its folder must exist
   * @param link returns the credential's link
   * @param proxies the local proxies, at least one
   * @throws IllegalArgumentException if an argument is null, or there is no proxy
   * @see Xray#configuration
   */
  public static <T> SecretSink<T> xray(
      Path file, Function<? super T, VlessLink> link, LocalProxy... proxies) {
    return configuration(file, link, proxies, Xray::configuration);
  }

  /**
   * {@return a file with a whole configuration of sing-box: {@code ConnectionSinks.singBox(path,
   * IssuedSession::vlessLink, LocalProxy.socks(1080))}}
   *
   * @param <T> the credential with its secret
   * @param file the file, which must not exist; its folder must exist
   * @param link returns the credential's link
   * @param proxies the local proxies, at least one
   * @throws IllegalArgumentException if an argument is null, or there is no proxy
   * @see SingBox#configuration
   */
  public static <T> SecretSink<T> singBox(
      Path file, Function<? super T, VlessLink> link, LocalProxy... proxies) {
    return configuration(file, link, proxies, SingBox::configuration);
  }

  private static <T> SecretSink<T> configuration(
      Path file,
      Function<? super T, VlessLink> link,
      LocalProxy[] proxies,
      BiFunction<VlessLink, LocalProxy[], Secret<String>> writer) {
    ConnectionParts.present("function that returns the link", link);
    LocalProxy[] checked = LocalProxies.present(proxies).toArray(LocalProxy[]::new);
    return Sinks.file(file, issued -> writer.apply(link.apply(issued), checked));
  }

  /**
   * {@return a sink that writes two files: the profile with the credential's {@code remote} and
   * {@code auth-user-pass}, and the login that this option names} {@code openvpn --config FILE}
   * connects.
   *
   * @param <T> the credential with its secret
   * @param profile the profile, without a login
   * @param file the file for the profile, which must not exist; its folder must exist
   * @param loginFile the file for the login, which must not exist; its folder must exist
   * @param login returns the credential's login
   * @throws IllegalArgumentException if an argument is null, or OpenVPN cannot read the login
   *     file's path
   */
  public static <T> SecretSink<T> openVpn(
      OpenVpnProfile profile, Path file, Path loginFile, Function<? super T, OpenVpnLogin> login) {
    return new OpenVpnSink<>(profile, file, loginFile, login);
  }

  /**
   * {@return a file that sets {@code IPMITOOL_PASSWORD}, which ipmitool reads with the option
   * {@code -E}}
   *
   * @param <T> the credential with its secret
   * @param file the file, which must not exist; its folder must exist
   * @param password returns the credential's password
   * @throws IllegalArgumentException if an argument is null
   * @see IpmitoolCommand
   */
  public static <T> SecretSink<T> ipmitool(
      Path file, Function<? super T, Secret<String>> password) {
    return Sinks.dotenv(file, IpmitoolCommand.PASSWORD_VARIABLE, password);
  }

  /**
   * {@return a file with the manifest of a Kubernetes Secret, as JSON} {@code kubectl apply -f
   * FILE} creates it. The names of the variables become its keys, so that {@code envFrom} sets
   * them.
   *
   * <p><b>Risk:</b> {@code kubectl apply} also stores the manifest, with its secrets, in an
   * annotation of the Secret. {@code kubectl create -f FILE} does not.
   *
   * @param <T> the credential with its secret
   * @param file the file, which must not exist; its folder must exist
   * @param name the name of the Secret: lower-case letters, digits, hyphens and dots
   * @param variables the keys with their secrets
   * @throws IllegalArgumentException if an argument is null, or the name is not valid
   */
  public static <T> SecretSink<T> kubernetesSecret(
      Path file, String name, Variables<? super T> variables) {
    KubernetesSecret manifest = new KubernetesSecret(name);
    ConnectionParts.present("variables", variables);
    return Sinks.file(file, issued -> manifest.of(variables.of(issued)));
  }
}
