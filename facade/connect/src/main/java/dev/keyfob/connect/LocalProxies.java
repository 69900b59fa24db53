package dev.keyfob.connect;

import java.util.List;

/** Checks the local proxies of a configuration. */
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
}
