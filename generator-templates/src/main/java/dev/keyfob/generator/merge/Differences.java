package dev.keyfob.generator.merge;

import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Finds the innermost places where two nodes differ. */
final class Differences {

  private Differences() {}

  static List<JsonPointer> between(Object left, Object right, JsonPointer at) {
    if (Objects.equals(left, right)) {
      return List.of();
    }
    if (Tree.isObject(left) && Tree.isObject(right)) {
      return between(Tree.object(left), Tree.object(right), at);
    }
    List<Object> leftItems = Tree.array(left);
    List<Object> rightItems = Tree.array(right);
    if (leftItems.isEmpty() || leftItems.size() != rightItems.size()) {
      return List.of(at);
    }
    List<JsonPointer> differences = new ArrayList<>();
    for (int i = 0; i < leftItems.size(); i++) {
      differences.addAll(between(leftItems.get(i), rightItems.get(i), at.child(i)));
    }
    return differences;
  }

  private static List<JsonPointer> between(
      Map<String, Object> left, Map<String, Object> right, JsonPointer at) {
    Set<String> names = new LinkedHashSet<>(left.keySet());
    names.addAll(right.keySet());
    List<JsonPointer> differences = new ArrayList<>();
    for (String name : names) {
      if (left.containsKey(name) && right.containsKey(name)) {
        differences.addAll(between(left.get(name), right.get(name), at.child(name)));
      } else {
        differences.add(at.child(name));
      }
    }
    return differences;
  }
}
