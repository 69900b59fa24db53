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

  /** The longest chain of references to a response; ReferenceCheck rejects circles. */
  private static final int MAX_LINKS = 100;

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
      node.putIfAbsent(EFFECT, effectOf(operation, document));
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

  private static String effectOf(Operations.Found operation, Map<String, Object> document) {
    return switch (operation.method()) {
      case "get", "head", "options", "trace" -> "safe";
      case "delete" -> "idempotent";
      // A response of unknown shape may hold a secret that a repetition would replace.
      case "put" -> responseIsUnknown(operation, document) ? "non-idempotent" : "idempotent";
      default -> "non-idempotent";
    };
  }

  private static boolean responseIsUnknown(
      Operations.Found operation, Map<String, Object> document) {
    boolean[] unknown = {false};
    successes(operation)
        .forEach(
            (status, response) ->
                Tree.object(resolved(response, document).get("content"))
                    .forEach(
                        (type, content) ->
                            unknown[0] |=
                                Tree.object(Tree.object(content).get("schema")).isEmpty()));
    return unknown[0];
  }

  private static Map<String, Object> resolved(Object response, Map<String, Object> document) {
    Map<String, Object> found = Tree.object(response);
    for (int links = 0; links < MAX_LINKS && found.get("$ref") instanceof String ref; links++) {
      found = Tree.object(JsonPointer.ofReference(ref).in(document));
    }
    return found;
  }

  private static boolean responseHasSecret(
      Operations.Found operation, Map<String, Object> document) {
    Map<String, Object> part = new LinkedHashMap<>(document);
    part.put("x-responses", Map.of("responses", successes(operation)));
    JsonPointer at = JsonPointer.ROOT.child("x-responses");
    return holdsSecret(part, at)
        || References.reachable(part, at).stream()
            .anyMatch(component -> holdsSecret(part, component));
  }

  private static Map<String, Object> successes(Operations.Found operation) {
    Map<String, Object> successes = new LinkedHashMap<>();
    Tree.object(operation.node().get("responses"))
        .forEach(
            (status, response) -> {
              if (status.startsWith("2") || status.equals("default")) {
                successes.put(status, response);
              }
            });
    return successes;
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
