package dev.keyfob.connect;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.keyfob.vless.VlessLink;
import jakarta.annotation.Nullable;
import java.util.List;

/**
 * Builds Xray's outbound of a link. The field names are those of Xray's configuration reference and
 * of its {@code infra/conf}.
 */
final class XrayOutbound {

  /** The header in which Xray sends a WebSocket's early data. */
  static final String EARLY_DATA_HEADER = "Sec-WebSocket-Protocol";

  private final VlessLink link;
  private final LinkParameters parameters;
  private final JsonObject stream = new JsonObject();

  private XrayOutbound(VlessLink link) {
    this.link = ConnectionParts.present("link", link);
    this.parameters = new LinkParameters("Xray", link);
  }

  static JsonObject of(VlessLink link) {
    return new XrayOutbound(link).build();
  }

  private JsonObject build() {
    JsonObject outbound = new JsonObject();
    outbound.addProperty("tag", "proxy");
    outbound.addProperty("protocol", "vless");
    outbound.add("settings", settings());
    TransportType type = TransportType.take(parameters);
    String security = parameters.takeOneOf("security", "none", "none", "tls", "reality");
    transport(type);
    stream.addProperty("security", security);
    switch (security) {
      case "tls" -> tls();
      case "reality" -> reality();
      default -> {}
    }
    TlsParameters.takeVerification(parameters);
    String finalMask = parameters.take("fm");
    if (finalMask != null) {
      stream.add("finalmask", JsonText.object(parameters, "fm", finalMask));
    }
    parameters.requireNoneLeft(stream.get("network").getAsString(), security);
    outbound.add("streamSettings", stream);
    return outbound;
  }

  private JsonObject settings() {
    JsonObject user = new JsonObject();
    user.addProperty("id", link.userId().reveal());
    user.addProperty("encryption", parameters.take("encryption", "none"));
    String flow = parameters.takeOneOf("flow", "", "xtls-rprx-vision", "xtls-rprx-vision-udp443");
    if (!flow.isEmpty()) {
      user.addProperty("flow", flow);
    }
    // Xray always uses XUDP.
    parameters.takeOneOf("packetEncoding", "xudp", "xudp");
    JsonArray users = new JsonArray();
    users.add(user);
    JsonObject node = new JsonObject();
    node.addProperty("address", link.host());
    node.addProperty("port", link.port());
    node.add("users", users);
    JsonArray nodes = new JsonArray();
    nodes.add(node);
    JsonObject settings = new JsonObject();
    settings.add("vnext", nodes);
    return settings;
  }

  private void transport(TransportType type) {
    parameters.takeNeutral("headerType", "none");
    switch (type) {
      case TCP -> tcp();
      case WEBSOCKET -> webSocket();
      case GRPC -> grpc();
      case HTTP_UPGRADE -> httpUpgrade();
      case XHTTP -> xhttp();
      case MKCP -> mkcp();
      case HTTP2, QUIC ->
          throw parameters.refused("type", "Xray has removed HTTP/2 and QUIC, use XHTTP");
    }
  }

  private void tcp() {
    JsonObject tcp = transport("tcp", "tcpSettings");
    if (parameters.takeOneOf("headerType", "none", "none", "http").equals("none")) {
      return;
    }
    JsonObject request = new JsonObject();
    List<String> paths = parameters.takeList("path");
    if (paths != null) {
      request.add("path", JsonText.array(paths));
    }
    List<String> hosts = parameters.takeList("host");
    if (hosts != null) {
      JsonObject headers = new JsonObject();
      headers.add("Host", JsonText.array(hosts));
      request.add("headers", headers);
    }
    JsonObject header = new JsonObject();
    header.addProperty("type", "http");
    header.add("request", request);
    tcp.add("header", header);
  }

  private void webSocket() {
    JsonObject webSocket = transport("ws", "wsSettings");
    // The only header in which Xray sends early data.
    parameters.takeOneOf("eh", EARLY_DATA_HEADER, EARLY_DATA_HEADER);
    hostAndPath(webSocket);
  }

  private void httpUpgrade() {
    hostAndPath(transport("httpupgrade", "httpupgradeSettings"));
  }

  private void hostAndPath(JsonObject settings) {
    String path = parameters.take("path", "/");
    PathQuery inPath = PathQuery.of(path);
    String earlyData = inPath.takeEarlyData(parameters);
    if (earlyData != null && inPath.earlyData() == null) {
      path += (path.contains("?") ? "&" : "?") + "ed=" + earlyData;
    }
    settings.addProperty("path", path);
    add(settings, "host", parameters.take("host"));
  }

  private void grpc() {
    JsonObject grpc = transport("grpc", "grpcSettings");
    grpc.addProperty("serviceName", parameters.take("serviceName", ""));
    add(grpc, "authority", parameters.take("authority"));
    grpc.addProperty(
        "multiMode", parameters.takeOneOf("mode", "gun", "gun", "multi").equals("multi"));
  }

  private void xhttp() {
    JsonObject xhttp = transport("xhttp", "xhttpSettings");
    add(xhttp, "host", parameters.take("host"));
    xhttp.addProperty("path", parameters.take("path", "/"));
    xhttp.addProperty(
        "mode",
        parameters.takeOneOf("mode", "auto", "auto", "packet-up", "stream-up", "stream-one"));
    String extra = parameters.take("extra");
    if (extra != null) {
      xhttp.add("extra", JsonText.object(parameters, "extra", extra));
    }
  }

  private void mkcp() {
    JsonObject mkcp = transport("kcp", "kcpSettings");
    for (String parameter : List.of("mtu", "tti")) {
      Integer value = parameters.takeNumber(parameter);
      if (value != null) {
        mkcp.addProperty(parameter, value);
      }
    }
  }

  private JsonObject transport(String network, String settingsName) {
    JsonObject settings = new JsonObject();
    stream.addProperty("network", network);
    stream.add(settingsName, settings);
    return settings;
  }

  private void tls() {
    JsonObject tls = new JsonObject();
    add(tls, "serverName", parameters.take("sni"));
    List<String> alpn = TlsParameters.takeAlpn(parameters);
    if (alpn != null) {
      tls.add("alpn", JsonText.array(alpn));
    }
    add(tls, "fingerprint", parameters.take("fp"));
    add(tls, "pinnedPeerCertSha256", parameters.take("pcs"));
    add(tls, "verifyPeerCertByName", parameters.take("vcn"));
    add(tls, "echConfigList", parameters.take("ech"));
    if (TlsParameters.takeInsecure(parameters)) {
      throw parameters.refused(
          "allowInsecure", "Xray has removed it, the parameter pcs pins a certificate instead");
    }
    stream.add("tlsSettings", tls);
  }

  private void reality() {
    JsonObject reality = new JsonObject();
    add(reality, "serverName", parameters.take("sni"));
    reality.addProperty("fingerprint", parameters.take("fp", TlsParameters.DEFAULT_FINGERPRINT));
    reality.addProperty("publicKey", TlsParameters.takePublicKey(parameters));
    add(reality, "shortId", parameters.take("sid"));
    add(reality, "spiderX", parameters.take("spx"));
    add(reality, "mldsa65Verify", parameters.take("pqv"));
    stream.add("realitySettings", reality);
  }

  private static void add(JsonObject object, String name, @Nullable String value) {
    if (value != null) {
      object.addProperty(name, value);
    }
  }
}
