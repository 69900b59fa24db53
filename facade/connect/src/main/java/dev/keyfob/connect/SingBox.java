package dev.keyfob.connect;

import com.google.gson.JsonObject;
import dev.keyfob.secret.Secret;
import dev.keyfob.vless.VlessLink;

/**
 * Converts VLESS links to configurations of sing-box, a client for VLESS.
 *
 * <p>Everything that a link says is in the configuration, except its display name. A link with a
 * parameter that sing-box cannot carry is refused, and the message names the parameter.
 *
 * <h2>Limitations</h2>
 *
 * <p>The format is that of sing-box 1.8 and later. sing-box has no XHTTP, no mKCP, no VLESS
 * encryption, no gRPC authority and no gRPC multi mode. REALITY's spider path must be {@code /}.
 * sing-box checks the values, such as keys, when it starts.
 *
 * @since 0.1.0
 */
public final class SingBox {

  private SingBox() {}

  /**
   * {@return an outbound as JSON, which is an element of {@code outbounds} in a configuration}
   *
   * @param link the link
   * @throws IllegalArgumentException if sing-box cannot carry the link; the message names the
   *     parameter and shows no value
   */
  public static Secret<String> outbound(VlessLink link) {
    return Secret.of(JsonText.of(SingBoxOutbound.of(link)));
  }

  /**
   * {@return a whole configuration as JSON, with local proxies whose traffic goes to the node}
   * {@code sing-box run -c FILE} runs it. sing-box logs warnings only.
   *
   * @param link the link
   * @param proxies the local proxies, at least one
   * @throws IllegalArgumentException if sing-box cannot carry the link, or there is no proxy; the
   *     message shows no value of the link
   */
  public static Secret<String> configuration(VlessLink link, LocalProxy... proxies) {
    JsonObject log = new JsonObject();
    log.addProperty("level", "warn");
    return ClientConfiguration.of(log, proxies, SingBox::inbound, SingBoxOutbound.of(link));
  }

  private static JsonObject inbound(LocalProxy proxy) {
    JsonObject inbound = new JsonObject();
    inbound.addProperty("type", proxy.protocol());
    inbound.addProperty("listen_port", proxy.port());
    return inbound;
  }
}
