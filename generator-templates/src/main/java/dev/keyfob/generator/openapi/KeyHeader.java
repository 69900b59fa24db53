package dev.keyfob.generator.openapi;

import dev.keyfob.generator.tree.DocumentLog;
import dev.keyfob.generator.tree.Tree;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds documents whose API key the clients cannot send. They send {@code Authorization} only. */
public final class KeyHeader {

  /** These put a token into {@code Authorization}. */
  private static final Set<String> TOKENS = Set.of("http", "oauth2", "openIdConnect");

  private KeyHeader() {}

  /** Writes a warning if the document has security schemes, and the clients support none. */
  public static void check(String provider, Map<String, Object> document) {
    List<String> others = new ArrayList<>();
    Map<String, Object> schemes =
        Tree.object(Tree.object(document.get("components")).get("securitySchemes"));
    for (Object node : schemes.values()) {
      Map<String, Object> scheme = Tree.object(node);
      if (isSupported(scheme)) {
        return;
      }
      others.add(
          "apiKey".equals(scheme.get("type"))
              ? scheme.get("in") + " " + scheme.get("name")
              : String.valueOf(scheme.get("type")));
    }
    if (!others.isEmpty()) {
      DocumentLog.write(
          Level.WARNING,
          "{0}: no client of the facade can send the API key, since it goes into: {1}. Only the"
              + " header Authorization is supported; with Retrofit, add the key by an interceptor",
          provider,
          String.join(", ", others));
    }
  }

  private static boolean isSupported(Map<String, Object> scheme) {
    Object type = scheme.get("type");
    return scheme.containsKey("$ref")
        || TOKENS.contains(String.valueOf(type))
        || ("apiKey".equals(type)
            && "header".equals(scheme.get("in"))
            && "authorization".equalsIgnoreCase(String.valueOf(scheme.get("name"))));
  }
}
