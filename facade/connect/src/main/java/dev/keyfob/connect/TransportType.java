package dev.keyfob.connect;

import java.util.Map;

/** The transports that a link's {@code type} names, under each of their names. */
enum TransportType {
  TCP,
  WEBSOCKET,
  GRPC,
  HTTP_UPGRADE,
  XHTTP,
  MKCP,
  HTTP2,
  QUIC;

  private static final Map<String, TransportType> NAMES =
      Map.ofEntries(
          Map.entry("tcp", TCP),
          Map.entry("raw", TCP),
          Map.entry("ws", WEBSOCKET),
          Map.entry("websocket", WEBSOCKET),
          Map.entry("grpc", GRPC),
          Map.entry("httpupgrade", HTTP_UPGRADE),
          Map.entry("xhttp", XHTTP),
          Map.entry("splithttp", XHTTP),
          Map.entry("kcp", MKCP),
          Map.entry("mkcp", MKCP),
          Map.entry("http", HTTP2),
          Map.entry("h2", HTTP2),
          Map.entry("quic", QUIC));

  static TransportType take(LinkParameters link) {
    TransportType type = NAMES.get(link.take("type", "tcp"));
    if (type == null) {
      throw link.refused("type", "its value is not a known transport");
    }
    return type;
  }
}
