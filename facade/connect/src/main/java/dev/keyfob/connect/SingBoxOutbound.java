package dev.keyfob.connect;

import com.google.gson.JsonObject;
import dev.keyfob.vless.VlessLink;
import java.util.List;

/** Builds sing-box's outbound of a link. The field names are those of sing-box's documentation. */
final class SingBoxOutbound {

  /** What sing-box's uTLS imitates. */
  private static final String[] FINGERPRINTS = {
    "chrome", "firefox", "edge", "safari", "360", "qq", "ios", "android", "random", "randomized"
  };

  private final VlessLink link;
  private final LinkParameters parameters;
  private final JsonObject outbound = new JsonObject();

  private SingBoxOutbound(VlessLink link) {
    this.link = ConnectionParts.present("link", link);
    this.parameters = new LinkParameters("sing-box", link);
  }

  static JsonObject of(VlessLink link) {
    return new SingBoxOutbound(link).build();
  }

  private JsonObject build() {
    outbound.addProperty("type", "vless");
    outbound.addProperty("tag", "proxy");
    outbound.addProperty("server", link.host());
    outbound.addProperty("server_port", link.port());
    outbound.addProperty("uuid", link.userId().reveal());
    parameters.takeOneOf("encryption", "none", "none");
    String flow = parameters.takeOneOf("flow", "", "xtls-rprx-vision");
    if (!flow.isEmpty()) {
      outbound.addProperty("flow", flow);
    }
    String packetEncoding =
        parameters.takeOneOf("packetEncoding", "xudp", "xudp", "packetaddr", "none");
    outbound.addProperty("packet_encoding", packetEncoding.equals("none") ? "" : packetEncoding);
    TransportType type = TransportType.take(parameters);
    String security = parameters.takeOneOf("security", "none", "none", "tls", "reality");
    transport(type, security);
    if (!security.equals("none")) {
      outbound.add("tls", tls(security));
    }
    TlsParameters.takeVerification(parameters);
    parameters.requireNoneLeft(nameOf(type), security);
    return outbound;
  }

  private String nameOf(TransportType type) {
    return type == TransportType.TCP
        ? "tcp"
        : outbound.getAsJsonObject("transport").get("type").getAsString();
  }

  private void transport(TransportType type, String security) {
    parameters.takeNeutral("headerType", "none");
    switch (type) {
      case TCP -> tcp(security);
      case WEBSOCKET -> webSocket();
      case GRPC -> grpc();
      case HTTP_UPGRADE -> httpUpgrade();
      case HTTP2 -> http2(security);
      case XHTTP, MKCP, QUIC ->
          throw parameters.refused("type", "sing-box has no XHTTP or mKCP, and another QUIC");
    }
  }

  private void tcp(String security) {
    if (parameters.takeOneOf("headerType", "none", "none", "http").equals("none")) {
      return;
    }
    if (!security.equals("none")) {
      throw parameters.refused("headerType", "with TLS, sing-box speaks HTTP/2");
    }
    http().addProperty("method", "GET");
  }

  private void http2(String security) {
    if (security.equals("none")) {
      throw parameters.refused("type", "without TLS, sing-box speaks HTTP/1.1");
    }
    http();
  }

  private JsonObject http() {
    JsonObject http = transport("http");
    List<String> hosts = parameters.takeList("host");
    if (hosts != null) {
      http.add("host", JsonText.array(hosts));
    }
    String path = parameters.take("path", "/");
    if (path.contains("?") || path.contains(",")) {
      throw parameters.refused("path", "sing-box has one path without a query");
    }
    http.addProperty("path", path);
    return http;
  }

  private void webSocket() {
    JsonObject webSocket = transport("ws");
    PathQuery path = PathQuery.of(parameters.take("path", "/"));
    refuseQuery(path);
    webSocket.addProperty("path", path.path());
    String host = parameters.take("host");
    if (host != null) {
      JsonObject headers = new JsonObject();
      headers.addProperty("Host", host);
      webSocket.add("headers", headers);
    }
    String header = parameters.take("eh");
    String earlyData = path.takeEarlyData(parameters);
    if (earlyData != null) {
      webSocket.addProperty("max_early_data", parameters.number("ed", earlyData));
      header = header == null ? XrayOutbound.EARLY_DATA_HEADER : header;
    }
    if (header != null) {
      webSocket.addProperty("early_data_header_name", header);
    }
  }

  private void httpUpgrade() {
    JsonObject httpUpgrade = transport("httpupgrade");
    PathQuery path = PathQuery.of(parameters.take("path", "/"));
    refuseQuery(path);
    if (path.earlyData() != null) {
      throw parameters.refused("path", "sing-box sends no early data with httpupgrade");
    }
    httpUpgrade.addProperty("path", path.path());
    String host = parameters.take("host");
    if (host != null) {
      httpUpgrade.addProperty("host", host);
    }
  }

  private void refuseQuery(PathQuery path) {
    if (path.query() != null) {
      throw parameters.refused("path", "it has a query other than ed");
    }
  }

  private void grpc() {
    JsonObject grpc = transport("grpc");
    parameters.takeOneOf("mode", "gun", "gun");
    String service = parameters.take("serviceName", "");
    if (service.startsWith("/")) {
      throw parameters.refused("serviceName", "it is a path, which sing-box would escape");
    }
    grpc.addProperty("service_name", service);
  }

  private JsonObject transport(String type) {
    JsonObject transport = new JsonObject();
    transport.addProperty("type", type);
    outbound.add("transport", transport);
    return transport;
  }

  private JsonObject tls(String security) {
    JsonObject tls = new JsonObject();
    tls.addProperty("enabled", true);
    String serverName = parameters.take("sni");
    if (serverName != null) {
      tls.addProperty("server_name", serverName);
    }
    if (security.equals("reality")) {
      tls.add("utls", uTls(fingerprint(TlsParameters.DEFAULT_FINGERPRINT)));
      tls.add("reality", reality());
      return tls;
    }
    List<String> alpn = TlsParameters.takeAlpn(parameters);
    if (alpn != null) {
      tls.add("alpn", JsonText.array(alpn));
    }
    if (TlsParameters.takeInsecure(parameters)) {
      tls.addProperty("insecure", true);
    }
    String fingerprint = fingerprint("");
    if (!fingerprint.isEmpty()) {
      tls.add("utls", uTls(fingerprint));
    }
    return tls;
  }

  private String fingerprint(String absent) {
    return parameters.takeOneOf("fp", absent, FINGERPRINTS);
  }

  private static JsonObject uTls(String fingerprint) {
    JsonObject uTls = new JsonObject();
    uTls.addProperty("enabled", true);
    uTls.addProperty("fingerprint", fingerprint);
    return uTls;
  }

  private JsonObject reality() {
    JsonObject reality = new JsonObject();
    reality.addProperty("enabled", true);
    reality.addProperty("public_key", TlsParameters.takePublicKey(parameters));
    reality.addProperty("short_id", parameters.take("sid", ""));
    // The default of Xray. sing-box supports no other spider path.
    parameters.takeNeutral("spx", "/");
    return reality;
  }
}
