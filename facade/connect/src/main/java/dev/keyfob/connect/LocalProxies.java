package dev.keyfob.connect;

import com.google.gson.JsonObject;
import java.util.List;

/** The local proxies of a configuration. */
final class LocalProxies {

  private LocalProxies() {}

  static List<LocalProxy> present(LocalProxy... proxies) {
    if (ConnectionParts.present("array of local proxies", proxies).length == 0) {
      throw new IllegalArgumentException("a configuration without a local proxy serves no program");
    }
    for (LocalProxy proxy : proxies) {
      ConnectionParts.present("local proxy", proxy);
    }
    return List.of(proxies);
  }

  static JsonObject inbound(LocalProxy proxy) {
    JsonObject inbound = new JsonObject();
    inbound.addProperty("tag", proxy.protocol() + "-" + proxy.port());
    inbound.addProperty("listen", "127.0.0.1");
    return inbound;
  }
}
