package dev.keyfob.vless;

import dev.keyfob.internal.text.Preconditions;
import dev.keyfob.secret.Secret;
import jakarta.annotation.Nullable;
import java.util.Map;
import java.util.Set;

/**
 * A VLESS link taken apart: {@code vless://user-id@host:port?parameters#name}.
 *
 * <p>Whatever lets somebody connect, or may do so, is a {@link Secret}: the user's id, the key
 * material, the paths that servers hide behind, and every parameter that this class does not know.
 * Plain settings are text. Host, port, name, {@link #sni}, {@link #hostHeader} and {@link
 * #authority} are text too, but tell where the node is: they are given to whoever asks and shown in
 * no {@code toString}.
 *
 * <p>What the link does not say is null. Values are decoded ({@code %2F} is a slash; a plus is a
 * plus), and {@link #toLink} gives the text that came in, to the letter. Says nothing of whether
 * anybody can connect.
 *
 * <p>The form is that of the Xray community's share-link proposal (XTLS/Xray-core, discussion 716).
 * Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class VlessLink {

  private final Secret<String> link;
  private final Secret<String> userId;
  // transient: what walks fields by reflection passes them over.
  private final transient String host;
  private final transient int port;
  private final transient Map<String, Secret<String>> parameters;
  private final transient @Nullable String name;

  VlessLink(
      Secret<String> link,
      Secret<String> userId,
      String host,
      int port,
      Map<String, Secret<String>> parameters,
      @Nullable String name) {
    this.link = link;
    this.userId = userId;
    this.host = host;
    this.port = port;
    this.parameters = parameters;
    this.name = name;
  }

  /**
   * Takes a link apart.
   *
   * @param link as {@code vless://…}
   * @return what it consists of
   * @throws IllegalArgumentException when it is no such link: without user, host or port, with a
   *     port that is none, a parameter given twice, a percent sign that begins no encoded
   *     character, or a control character. The message says what is wrong and at which position,
   *     and nothing of the text
   */
  public static VlessLink parse(Secret<String> link) {
    return new VlessLinkParser(Preconditions.present("link", link)).parse();
  }

  /** {@return the link as it was given} */
  public Secret<String> toLink() {
    return link;
  }

  /** {@return the user's id, mostly a UUID} It is all that a server asks for. */
  public Secret<String> userId() {
    return userId;
  }

  /** {@return the node's name or address; an IPv6 address without its brackets} */
  public String host() {
    return host;
  }

  /** {@return the node's port} */
  public int port() {
    return port;
  }

  /** {@return what people call it: the text after {@code #}} */
  public @Nullable String name() {
    return name;
  }

  /** {@return the transport, as {@code tcp} or {@code ws} ({@code type})} */
  public @Nullable String type() {
    return text("type");
  }

  /**
   * {@return what it is wrapped in: {@code none}, {@code tls}, {@code reality} ({@code security})}
   */
  public @Nullable String security() {
    return text("security");
  }

  /** {@return the flow control, as {@code xtls-rprx-vision} ({@code flow})} */
  public @Nullable String flow() {
    return text("flow");
  }

  /** {@return the browser whose TLS it imitates ({@code fp})} */
  public @Nullable String fingerprint() {
    return text("fp");
  }

  /** {@return the protocols to offer in TLS, separated by commas ({@code alpn})} */
  public @Nullable String alpn() {
    return text("alpn");
  }

  /** {@return what its packets look like ({@code headerType})} */
  public @Nullable String headerType() {
    return text("headerType");
  }

  /** {@return the mode of its transport ({@code mode})} */
  public @Nullable String mode() {
    return text("mode");
  }

  /** {@return the server name to ask for in TLS ({@code sni})} */
  public @Nullable String sni() {
    return text("sni");
  }

  /** {@return the {@code Host} header to send ({@code host}), not the node's host} */
  public @Nullable String hostHeader() {
    return text("host");
  }

  /** {@return the authority to ask for in gRPC ({@code authority})} */
  public @Nullable String authority() {
    return text("authority");
  }

  /**
   * {@return whether there is encryption below TLS, so that {@link #encryption} holds a key and not
   * {@code none}}
   */
  public boolean isEncrypted() {
    Secret<String> encryption = encryption();
    return encryption != null
        && !encryption.reveal().isEmpty()
        && !encryption.reveal().equals("none");
  }

  /** {@return the encryption with the client's key, or {@code none} ({@code encryption})} */
  public @Nullable Secret<String> encryption() {
    return parameter("encryption");
  }

  /** {@return REALITY's public key, which works like a password ({@code pbk})} */
  public @Nullable Secret<String> publicKey() {
    return parameter("pbk");
  }

  /** {@return REALITY's short id ({@code sid})} */
  public @Nullable Secret<String> shortId() {
    return parameter("sid");
  }

  /** {@return REALITY's path for the spider ({@code spx})} */
  public @Nullable Secret<String> spiderX() {
    return parameter("spx");
  }

  /** {@return mKCP's seed ({@code seed})} */
  public @Nullable Secret<String> seed() {
    return parameter("seed");
  }

  /** {@return the path on the server ({@code path})} */
  public @Nullable Secret<String> path() {
    return parameter("path");
  }

  /** {@return gRPC's service ({@code serviceName})} */
  public @Nullable Secret<String> serviceName() {
    return parameter("serviceName");
  }

  /** {@return more settings as JSON ({@code extra})} */
  public @Nullable Secret<String> extra() {
    return parameter("extra");
  }

  /** {@return the settings of the final mask as JSON ({@code fm})} */
  public @Nullable Secret<String> finalMask() {
    return parameter("fm");
  }

  /**
   * {@return any parameter by its name in the link, upper and lower case being different, or null}
   *
   * @param parameter as {@code pqv}
   */
  public @Nullable Secret<String> parameter(String parameter) {
    return parameters.get(Preconditions.present("parameter", parameter));
  }

  /** {@return the names of all parameters, in the order of the link} */
  public Set<String> parameterNames() {
    return parameters.keySet();
  }

  private @Nullable String text(String parameter) {
    Secret<String> value = parameters.get(parameter);
    return value == null ? null : value.reveal();
  }

  /**
   * The same text, to the letter; compared in a time that does not depend on where the first
   * difference is.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof VlessLink that && link.equals(that.link);
  }

  /** The same for all links, because a hash is a hint. */
  @Override
  public int hashCode() {
    return link.hashCode();
  }

  /** Always the same text. */
  @Override
  public String toString() {
    return "vless://***";
  }
}
