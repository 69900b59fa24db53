package dev.keyfob.generator.openapi;

import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.Tree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Follows references within a document. */
public final class References {

  private References() {}

  /**
   * Returns the components that a place refers to, directly or through others, and the other places
   * that it refers to.
   */
  public static Set<JsonPointer> reachable(Map<String, Object> document, JsonPointer from) {
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
              JsonPointer next = component == null ? target : component;
              if (next != null && reached.add(next)) {
                open.add(next);
              }
            }
          });
    }
    return reached;
  }

  /** Visits a part of a document, which may be a schema or contain schemas. */
  public static void walk(Object part, DocumentWalk.Visitor visitor) {
    if (Tree.isObject(part)) {
      DocumentWalk.over(Map.of("part", part), visitor);
      DocumentWalk.overSchema(JsonPointer.ROOT, part, visitor);
    }
  }

  /** Returns the component that contains a place; null if none does. */
  private static JsonPointer component(JsonPointer place) {
    List<String> tokens = place.tokens();
    return tokens.size() >= 3 && tokens.get(0).equals("components")
        ? JsonPointer.ROOT.child("components").child(tokens.get(1)).child(tokens.get(2))
        : null;
  }
}
