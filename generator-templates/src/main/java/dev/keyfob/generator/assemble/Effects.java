package dev.keyfob.generator.assemble;

import dev.keyfob.generator.assemble.document.DocumentWalk;
import dev.keyfob.generator.assemble.document.Json;
import dev.keyfob.generator.assemble.document.JsonPointer;
import dev.keyfob.generator.assemble.document.SpecException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Says of each operation what sending it twice would do. Where nobody has said it, an operation
 * whose answer holds a secret is taken to mint one, so that what nobody has looked at is not sent
 * twice.
 */
final class Effects {

  static final String EFFECT = "x-effect";
  private static final List<String> EFFECTS = List.of("read", "idempotent", "mints", "acts");

  private Effects() {}

  static void apply(String overlay, Map<String, Object> document) {
    for (Operations.Found operation : Operations.in(document)) {
      Object given = operation.node().get(EFFECT);
      if (given == null) {
        operation.node().put(EFFECT, derived(operation, document));
      } else if (!EFFECTS.contains(given)) {
        throw new SpecException(
            overlay,
            operation.at().child(EFFECT),
            "'" + given + "' is no effect; there are " + String.join(", ", EFFECTS));
      }
    }
  }

  private static String derived(Operations.Found operation, Map<String, Object> document) {
    return switch (operation.method()) {
      case "get", "head", "options", "trace" -> "read";
      case "delete" -> "idempotent";
      case "put" -> answersWithSecret(operation, document) ? "mints" : "idempotent";
      default -> answersWithSecret(operation, document) ? "mints" : "acts";
    };
  }

  private static boolean answersWithSecret(
      Operations.Found operation, Map<String, Object> document) {
    Map<String, Object> answers = new LinkedHashMap<>();
    Json.object(operation.node().get("responses"))
        .forEach(
            (status, response) -> {
              if (status.startsWith("2") || status.equals("default")) {
                answers.put(status, response);
              }
            });
    Map<String, Object> part = new LinkedHashMap<>(document);
    part.put("paths", Map.of("/", Map.of(operation.method(), Map.of("responses", answers))));
    JsonPointer at = Operations.pointer("/", operation.method());
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
