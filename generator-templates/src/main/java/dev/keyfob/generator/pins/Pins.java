package dev.keyfob.generator.pins;

import dev.keyfob.generator.openapi.Operations;
import dev.keyfob.generator.openapi.PathTemplates;
import dev.keyfob.generator.openapi.ServerUrl;
import dev.keyfob.generator.tree.Tree;
import dev.keyfob.generator.tree.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where a provider's requests go: the base URL with scheme, host and path, the API version if the
 * client sends it, and method, path, effect and credential of every operation.
 *
 * @param baseUrl the first server of the document; empty if it has none
 * @param apiVersion the version that the client sends; null if it sends none
 * @param operations a description of each operation, by operationId
 */
public record Pins(String baseUrl, String apiVersion, Map<String, String> operations) {

  /** The overlay sets this extension to the name of the header that has the version. */
  static final String VERSION_HEADER = "x-version-header";

  /** Returns the pins of an effective document. */
  public static Pins of(Map<String, Object> document) {
    Map<String, Object> info = Tree.object(document.get("info"));
    Map<String, String> operations = new TreeMap<>();
    for (Operations.Found operation : Operations.in(document)) {
      Object credential = operation.node().get("x-credential");
      operations.put(
          String.valueOf(operation.node().get("operationId")),
          operation.method().toUpperCase(Locale.ROOT)
              + " "
              + PathTemplates.withoutNames(operation.path())
              + " "
              + operation.node().get("x-effect")
              + (credential == null ? "" : " " + credential));
    }
    return new Pins(
        ServerUrl.of(document),
        info.containsKey(VERSION_HEADER) ? String.valueOf(info.get("version")) : null,
        operations);
  }

  /** Returns a line of Markdown for each difference from the accepted pins. */
  public List<String> differencesFrom(Pins accepted) {
    List<String> lines = new ArrayList<>();
    difference("base URL", baseUrl, accepted.baseUrl, lines);
    difference("API version, which the client sends", apiVersion, accepted.apiVersion, lines);
    TreeSet<String> ids = new TreeSet<>(operations.keySet());
    ids.addAll(accepted.operations.keySet());
    for (String id : ids) {
      difference(
          "operation " + UntrustedText.code(id),
          operations.get(id),
          accepted.operations.get(id),
          lines);
    }
    return lines;
  }

  private static void difference(String what, String is, String was, List<String> lines) {
    if (Objects.equals(is, was)) {
      return;
    }
    if (was == null) {
      lines.add(what + ": new, " + UntrustedText.code(is));
    } else if (is == null) {
      lines.add(what + ": gone, was " + UntrustedText.code(was));
    } else {
      lines.add(what + ": is " + UntrustedText.code(is) + ", was " + UntrustedText.code(was));
    }
  }
}
