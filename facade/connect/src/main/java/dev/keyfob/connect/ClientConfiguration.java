package dev.keyfob.connect;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.keyfob.secret.Secret;
import java.util.List;
import java.util.function.Function;

/** Builds the parts that the configurations of Xray and sing-box have in common. */
final class ClientConfiguration {

  private ClientConfiguration() {}

  /**
   * {@return a whole configuration as JSON}
   *
   * @param log the log's settings
   * @param proxies the local proxies, at least one
   * @param inbound returns the fields of a proxy, except its tag and address
   * @param outbound the outbound, to which all traffic goes
   */
  static Secret<String> of(
      JsonObject log,
      LocalProxy[] proxies,
      Function<LocalProxy, JsonObject> inbound,
      JsonObject outbound) {
    JsonObject configuration = new JsonObject();
    configuration.add("log", log);
    configuration.add(
        "inbounds",
        JsonText.arrayOf(
            LocalProxies.present(proxies).stream()
                .map(proxy -> inbound(proxy, inbound.apply(proxy)))
                .toList()));
    configuration.add("outbounds", JsonText.arrayOf(List.of(outbound)));
    return Secret.of(JsonText.of(configuration));
  }

  private static JsonElement inbound(LocalProxy proxy, JsonObject fields) {
    JsonObject inbound = new JsonObject();
    inbound.addProperty("tag", proxy.protocol() + "-" + proxy.port());
    inbound.addProperty("listen", "127.0.0.1");
    fields.asMap().forEach(inbound::add);
    return inbound;
  }
}
