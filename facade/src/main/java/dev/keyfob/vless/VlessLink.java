package dev.keyfob.vless;

import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.internal.text.Preconditions;
import dev.keyfob.json.JsonView;
import dev.keyfob.json.JsonViewAdapters;
import dev.keyfob.secret.Secret;
import jakarta.annotation.Nullable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A parsed VLESS link: {@code vless://user-id@host:port?parameters#name}. VLESS is the VPN protocol
 * of Ping Network's sessions.
 *
 * <p>Everything that can help to connect is a {@link Secret}: the user id, keys, paths, and each
 * parameter that this class does not know. Host, port, name, {@link #sni}, {@link #hostHeader} and
 * {@link #authority} locate the node, so {@code toString} does not show them.
 *
 * <p>A value that the link does not have is null. Values are decoded: {@code %2F} is a slash, a
 * plus stays a plus. {@link #toLink} returns the original text. Parsing does not check whether the
 * link works.
 *
 * <p>Parsing accepts traces of copying: spaces or a byte order mark around the link, and ampersands
 * escaped as in HTML. A parameter may be repeated with the same value. Values of a parameter whose
 * name ends in {@code []} are joined by commas.
 *
 * <p>Source of the format: the Xray community's share-link proposal (XTLS/Xray-core, discussion
 * 716). Immutable and thread-safe.
 *
 * @since 0.1.0
 */
@JsonAdapter(JsonViewAdapters.class)
public final class VlessLink implements JsonView {

  private final Secret<String> link;
  private final Secret<String> userId;
  // transient: serializers that read fields by reflection skip them
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
   * Parses a link.
   *
   * @param link a {@code vless://…} link
   * @return the parsed link
   * @throws IllegalArgumentException if the link is null, lacks a user, host or valid port, has a
   *     parameter twice with different values, or has an invalid escape or a control character. The
   *     message names the problem and its position, and shows nothing of the link.
   */
  public static VlessLink parse(Secret<String> link) {
    return new VlessLinkParser(Preconditions.present("link", link)).parse();
  }

  /** {@return the original text of the link} */
  public Secret<String> toLink() {
    return link;
  }

  /** {@return the user id, usually a UUID} A server requires no other credential. */
  public Secret<String> userId() {
    return userId;
  }

  /** {@return the node's host name or address; IPv6 without brackets} */
  public String host() {
    return host;
  }

  /** {@return the node's port} */
  public int port() {
    return port;
  }

  /** {@return the display name: the text after {@code #}, as written if it does not decode} */
  public @Nullable String name() {
    return name;
  }

  /** {@return the transport, such as {@code tcp} or {@code ws} ({@code type})} */
  public @Nullable String type() {
    return text("type");
  }

  /**
   * {@return the transport security: {@code none}, {@code tls} or {@code reality} ({@code
   * security})}
   */
  public @Nullable String security() {
    return text("security");
  }

  /** {@return the flow control, such as {@code xtls-rprx-vision} ({@code flow})} */
  public @Nullable String flow() {
    return text("flow");
  }

  /** {@return the browser whose TLS fingerprint is imitated ({@code fp})} */
  public @Nullable String fingerprint() {
    return text("fp");
  }

  /** {@return the TLS application protocols, separated by commas ({@code alpn})} */
  public @Nullable String alpn() {
    String alpn = text("alpn");
    return alpn == null ? text("alpn[]") : alpn;
  }

  /** {@return the header type that disguises packets ({@code headerType})} */
  public @Nullable String headerType() {
    return text("headerType");
  }

  /** {@return the mode of the transport ({@code mode})} */
  public @Nullable String mode() {
    return text("mode");
  }

  /** {@return the TLS server name ({@code sni})} */
  public @Nullable String sni() {
    return text("sni");
  }

  /** {@return the {@code Host} header to send ({@code host}), not the node's host} */
  public @Nullable String hostHeader() {
    return text("host");
  }

  /** {@return the authority for gRPC ({@code authority})} */
  public @Nullable String authority() {
    return text("authority");
  }

  /**
   * {@return whether VLESS itself encrypts, so that {@link #encryption} holds a key instead of
   * {@code none}}
   */
  public boolean isEncrypted() {
    Secret<String> encryption = encryption();
    return encryption != null
        && !encryption.reveal().isEmpty()
        && !encryption.reveal().equals("none");
  }

  /** {@return the VLESS encryption with the client's key, or {@code none} ({@code encryption})} */
  public @Nullable Secret<String> encryption() {
    return parameter("encryption");
  }

  /** {@return the REALITY public key, which works like a password ({@code pbk})} */
  public @Nullable Secret<String> publicKey() {
    return parameter("pbk");
  }

  /** {@return the REALITY short id ({@code sid})} */
  public @Nullable Secret<String> shortId() {
    return parameter("sid");
  }

  /** {@return the REALITY spider path ({@code spx})} */
  public @Nullable Secret<String> spiderX() {
    return parameter("spx");
  }

  /** {@return the mKCP seed ({@code seed})} */
  public @Nullable Secret<String> seed() {
    return parameter("seed");
  }

  /** {@return the path on the server ({@code path})} */
  public @Nullable Secret<String> path() {
    return parameter("path");
  }

  /** {@return the gRPC service name ({@code serviceName})} */
  public @Nullable Secret<String> serviceName() {
    return parameter("serviceName");
  }

  /** {@return further settings as JSON ({@code extra})} */
  public @Nullable Secret<String> extra() {
    return parameter("extra");
  }

  /** {@return the final-mask settings as JSON ({@code fm})} */
  public @Nullable Secret<String> finalMask() {
    return parameter("fm");
  }

  /**
   * {@return the value of a parameter, or null if the link does not have it}
   *
   * @param parameter the name in the link, case-sensitive, such as {@code pqv}
   */
  public @Nullable Secret<String> parameter(String parameter) {
    return parameters.get(Preconditions.present("parameter", parameter));
  }

  /**
   * {@return the names of the parameters that VLESS links are known to have, in the order of the
   * link} Other names can be part of a secret whose ampersand was not encoded: {@link
   * #unknownParameterNames} has them.
   */
  public Set<String> parameterNames() {
    return parameters.keySet().stream()
        .filter(KnownParameters::contain)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** {@return the names that {@link #parameterNames} does not show, in the order of the link} */
  public List<Secret<String>> unknownParameterNames() {
    return parameters.keySet().stream()
        .filter(name -> !KnownParameters.contain(name))
        .map(Secret::of)
        .toList();
  }

  private @Nullable String text(String parameter) {
    Secret<String> value = parameters.get(parameter);
    return value == null ? null : value.reveal();
  }

  /**
   * Compares the original texts. The time does not depend on the position of the first difference.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof VlessLink that && link.equals(that.link);
  }

  /** {@return the same number for every link, because a hash reveals something of a secret} */
  @Override
  public int hashCode() {
    return link.hashCode();
  }

  @Override
  public Map<String, Object> jsonView() {
    return JsonView.properties("link", link);
  }

  /** Shows nothing of the link. */
  @Override
  public String toString() {
    return "vless://***";
  }
}
