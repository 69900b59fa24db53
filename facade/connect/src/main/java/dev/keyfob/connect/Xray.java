package dev.keyfob.connect;

import com.google.gson.JsonObject;
import dev.keyfob.secret.Secret;
import dev.keyfob.vless.VlessLink;

/**
 * Converts VLESS links to configurations of Xray, a client for VLESS.
 *
 * <p>Everything that a link says is in the configuration, except its display name. A link with a
 * parameter that Xray cannot carry is refused, and the message names the parameter.
 *
 * <h2>Limitations</h2>
 *
 * <p>The format is that of Xray 26. Xray has removed HTTP/2, QUIC, and mKCP's seed and header type;
 * XHTTP replaces the first two, and the parameter {@code fm} the others. It has removed {@code
 * allowInsecure}, too. Xray checks the values, such as keys and the user id, when it starts.
 *
 * @since 0.1.0
 */
public final class Xray {

  private Xray() {}

  /**
   * {@return an outbound as JSON, which is an element of {@code outbounds} in a configuration}
   *
   * @param link the link
   * @throws IllegalArgumentException if Xray cannot carry the link; the message names the parameter
   *     and shows no value
   */
  public static Secret<String> outbound(VlessLink link) {
    return Secret.of(JsonText.of(XrayOutbound.of(link)));
  }

  /**
   * {@return a whole configuration as JSON, with local proxies whose traffic goes to the node}
   * {@code xray run -c FILE} runs it. Xray logs only warnings, and no addresses of connections.
   *
   * @param link the link
   * @param proxies the local proxies, at least one
   * @throws IllegalArgumentException if Xray cannot carry the link, or there is no proxy; the
   *     message shows no value of the link
   */
  public static Secret<String> configuration(VlessLink link, LocalProxy... proxies) {
    JsonObject log = new JsonObject();
    log.addProperty("loglevel", "warning");
    log.addProperty("access", "none");
    return ClientConfiguration.of(log, proxies, Xray::inbound, XrayOutbound.of(link));
  }

  private static JsonObject inbound(LocalProxy proxy) {
    JsonObject settings = new JsonObject();
    if (proxy.protocol().equals("socks")) {
      settings.addProperty("auth", "noauth");
      settings.addProperty("udp", true);
    }
    JsonObject inbound = new JsonObject();
    inbound.addProperty("port", proxy.port());
    inbound.addProperty("protocol", proxy.protocol());
    inbound.add("settings", settings);
    return inbound;
  }
}
