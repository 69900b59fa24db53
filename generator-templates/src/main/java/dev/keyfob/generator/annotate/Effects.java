package dev.keyfob.generator.annotate;

import dev.keyfob.generator.openapi.DocumentWalk;
import dev.keyfob.generator.openapi.Operations;
import dev.keyfob.generator.openapi.References;
import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.SpecException;
import dev.keyfob.generator.tree.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Completes {@code x-effect} and {@code x-credential} of each operation. If neither overlay nor
 * supplement sets them, the effect follows from the HTTP method, and the credential from secrets in
 * the response. So an operation that was never reviewed is not sent twice.
 */
public final class Effects {

  static final String EFFECT = "x-effect";
  static final String CREDENTIAL = "x-credential";
  private static final String NONE = "none";
  private static final List<String> EFFECTS = List.of("safe", "idempotent", "non-idempotent");
  private static final List<String> CREDENTIALS =
      List.of("issues", "reissues", "reveals", "revokes", NONE);

  private Effects() {}

  /**
   * Completes a document.
   *
   * @param overlay the name of the overlay in messages
   * @throws SpecException if a value is invalid
   */
  public static void apply(String overlay, Map<String, Object> document) {
    for (Operations.Found operation : Operations.in(document)) {
      Map<String, Object> node = operation.node();
      node.putIfAbsent(EFFECT, effectOf(operation.method()));
      check(overlay, operation, EFFECT, EFFECTS);
      if (!node.containsKey(CREDENTIAL) && responseHasSecret(operation, document)) {
        node.put(CREDENTIAL, node.get(EFFECT).equals("safe") ? "reveals" : "issues");
      }
      check(overlay, operation, CREDENTIAL, CREDENTIALS);
      node.remove(CREDENTIAL, NONE);
    }
  }

  private static void check(
      String overlay, Operations.Found operation, String key, List<String> allowed) {
    Map<String, Object> node = operation.node();
    if (node.containsKey(key) && !allowed.contains(node.get(key))) {
      throw new SpecException(
          overlay,
          operation.at().child(key),
          "'" + node.get(key) + "' is invalid; use one of " + String.join(", ", allowed));
    }
  }

  private static String effectOf(String method) {
    return switch (method) {
      case "get", "head", "options", "trace" -> "safe";
      case "put", "delete" -> "idempotent";
      default -> "non-idempotent";
    };
  }

  private static boolean responseHasSecret(
      Operations.Found operation, Map<String, Object> document) {
    Map<String, Object> successes = new LinkedHashMap<>();
    Tree.object(operation.node().get("responses"))
        .forEach(
            (status, response) -> {
              if (status.startsWith("2") || status.equals("default")) {
                successes.put(status, response);
              }
            });
    Map<String, Object> part = new LinkedHashMap<>(document);
    part.put("x-responses", Map.of("responses", successes));
    JsonPointer at = JsonPointer.ROOT.child("x-responses");
    return holdsSecret(part, at)
        || References.reachable(part, at).stream()
            .anyMatch(component -> holdsSecret(part, component));
  }

  private static boolean holdsSecret(Map<String, Object> document, JsonPointer at) {
    boolean[] found = {false};
    References.walk(
        at.in(document),
        new DocumentWalk.Visitor() {
          @Override
          public void schema(JsonPointer place, Map<String, Object> schema) {
            Object mark = schema.get(SecretRules.MARK);
            found[0] |= mark != null && !Boolean.FALSE.equals(mark);
          }
        });
    return found[0];
  }
}
