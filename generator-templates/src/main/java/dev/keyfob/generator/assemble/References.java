package dev.keyfob.generator.assemble;

import dev.keyfob.generator.assemble.Merge.Merged;
import dev.keyfob.generator.assemble.document.DocumentWalk;
import dev.keyfob.generator.assemble.document.Json;
import dev.keyfob.generator.assemble.document.JsonPointer;
import dev.keyfob.generator.assemble.document.SpecException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where references lead. */
final class References {

  private References() {}

  /**
   * Refuses a reference that leads nowhere or out of the document.
   *
   * @param merged what came of the files, to name the one at fault
   * @param document what the overlay made of it
   * @param overlay the overlay's name, at fault for whatever was not there before
   */
  static void check(Merged merged, Map<String, Object> document, String overlay) {
    DocumentWalk.over(
        document,
        new DocumentWalk.Visitor() {
          @Override
          public void reference(JsonPointer at, String reference) {
            JsonPointer target = JsonPointer.ofReference(reference);
            if (target != null && target.in(document) != null) {
              return;
            }
            boolean before = reference.equals(Json.object(at.in(merged.document())).get("$ref"));
            String file = before && merged.origin(at) != null ? merged.origin(at) : overlay;
            throw new SpecException(
                file,
                at.child("$ref"),
                target == null
                    ? "refers to another document, which is not read: "
                        + reference
                        + "; put what it means in this one"
                    : "refers to something that is not there: " + reference);
          }
        });
  }

  /** The components that something leads to, directly or through others. */
  static Set<JsonPointer> reachable(Map<String, Object> document, JsonPointer from) {
    Set<JsonPointer> reached = new LinkedHashSet<>();
    Deque<JsonPointer> open = new ArrayDeque<>();
    open.add(from);
    while (!open.isEmpty()) {
      JsonPointer at = open.poll();
      walk(
          at.in(document),
          new DocumentWalk.Visitor() {
            @Override
            public void reference(JsonPointer place, String reference) {
              JsonPointer target = JsonPointer.ofReference(reference);
              JsonPointer component = target == null ? null : component(target);
              if (component != null && reached.add(component)) {
                open.add(component);
              }
            }
          });
    }
    return reached;
  }

  /** Walks a part of a document, whether it is a schema or holds some. */
  static void walk(Object part, DocumentWalk.Visitor visitor) {
    if (Json.isObject(part)) {
      DocumentWalk.over(Map.of("part", part), visitor);
      DocumentWalk.overSchema(JsonPointer.ROOT, part, visitor);
    }
  }

  /** The component that a place is in; null if it is in none. */
  private static JsonPointer component(JsonPointer place) {
    List<String> tokens = place.tokens();
    return tokens.size() >= 3 && tokens.get(0).equals("components")
        ? JsonPointer.ROOT.child("components").child(tokens.get(1)).child(tokens.get(2))
        : null;
  }
}
