package dev.keyfob.generator.openapi;

import dev.keyfob.generator.tree.Tree;
import java.util.List;
import java.util.Map;

/** Finds the base URL of a document. */
public final class ServerUrl {

  private ServerUrl() {}

  /**
   * Returns the URL of the first server, with the defaults of its variables; empty if there is
   * none.
   */
  public static String of(Map<String, Object> document) {
    List<Object> servers = Tree.array(document.get("servers"));
    if (servers.isEmpty()) {
      return "";
    }
    Map<String, Object> server = Tree.object(servers.get(0));
    String url = String.valueOf(server.get("url"));
    for (Map.Entry<String, Object> variable : Tree.object(server.get("variables")).entrySet()) {
      url =
          url.replace(
              "{" + variable.getKey() + "}",
              String.valueOf(Tree.object(variable.getValue()).get("default")));
    }
    return url;
  }
}
