package dev.keyfob.generator.schema;

import dev.keyfob.generator.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A composition that the document does not have: the schemas of one property in several branches.
 * It has each schema once, so that a union that meets itself is recognized.
 */
final class MergedSchema extends LinkedHashMap<String, Object> {

  private static final long serialVersionUID = 1L;

  /** Compositions of compositions may grow without end; deeper ones become any JSON. */
  private static final int DEEPEST = 6;

  private final int depth;

  private MergedSchema(int depth) {
    this.depth = depth;
  }

  /** Returns a schema whose shape combines the shapes of both by the keyword. */
  static Object of(Object one, Object other, String keyword) {
    if (Objects.equals(one, other)) {
      return one;
    }
    Set<Object> branches = new LinkedHashSet<>(branches(one, keyword));
    branches.addAll(branches(other, keyword));
    int depth = 1;
    for (Object branch : branches) {
      depth = Math.max(depth, branch instanceof MergedSchema merged ? merged.depth + 1 : 1);
    }
    MergedSchema merged = new MergedSchema(depth);
    String description = Tree.text(Tree.object(one).get("description"));
    if (description != null) {
      merged.put("description", description);
    }
    if (depth <= DEEPEST) {
      merged.put(keyword, new ArrayList<>(branches));
    }
    return merged;
  }

  private static List<Object> branches(Object schema, String keyword) {
    return schema instanceof MergedSchema merged && merged.containsKey(keyword)
        ? Tree.array(merged.get(keyword))
        : List.of(schema);
  }

  /** Returns a key that is equal for compositions of the same schemas, in any order. */
  Object key() {
    Map<String, Object> key = new LinkedHashMap<>(this);
    key.remove("description");
    key.replaceAll((keyword, branches) -> new LinkedHashSet<>(Tree.array(branches)));
    return key;
  }
}
