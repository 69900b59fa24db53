package dev.keyfob.generator.diff;

import dev.keyfob.generator.tree.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Brings a document into a form in which two publications with the same meaning are equal: names,
 * required properties and enum values are sorted, and examples are left out. Parameters and tags
 * keep their order, which Java's methods follow.
 */
public final class NormalForm {

  /**
   * Keywords of objects whose keys are names chosen by the author: a property called {@code
   * example} is no example.
   */
  private static final Set<String> NAMED =
      Set.of(
          "paths",
          "responses",
          "parameters",
          "requestBodies",
          "headers",
          "callbacks",
          "content",
          "encoding",
          "links",
          "securitySchemes",
          "pathItems",
          "webhooks",
          "schemas",
          "properties",
          "patternProperties",
          "$defs",
          "definitions",
          "dependentSchemas",
          "variables",
          "scopes",
          "mapping");

  private static final Set<String> EXAMPLES = Set.of("example", "examples");
  private static final Set<String> SETS = Set.of("required", "enum");
  private static final Set<String> DATA = Set.of("default", "const");

  private NormalForm() {}

  /** Returns whether the keys of the object under this keyword are names chosen by the author. */
  static boolean hasNames(String keyword) {
    return NAMED.contains(keyword);
  }

  public static Map<String, Object> of(Map<String, Object> document) {
    return object(document);
  }

  private static Map<String, Object> object(Map<String, Object> object) {
    Map<String, Object> normal = new LinkedHashMap<>();
    new TreeMap<>(object)
        .forEach(
            (name, value) -> {
              if (SETS.contains(name) && Tree.isArray(value)) {
                List<Object> values = new ArrayList<>(Tree.array(value));
                values.sort(Comparator.comparing(String::valueOf));
                normal.put(name, values);
              } else if (DATA.contains(name) || name.startsWith("x-")) {
                normal.put(name, Tree.copy(value));
              } else if (NAMED.contains(name) && Tree.isObject(value)) {
                normal.put(name, named(Tree.object(value)));
              } else if (!EXAMPLES.contains(name)) {
                normal.put(name, any(value));
              }
            });
    return normal;
  }

  private static Map<String, Object> named(Map<String, Object> object) {
    Map<String, Object> normal = new LinkedHashMap<>();
    new TreeMap<>(object).forEach((name, value) -> normal.put(name, any(value)));
    return normal;
  }

  private static Object any(Object node) {
    if (Tree.isObject(node)) {
      return object(Tree.object(node));
    }
    return Tree.isArray(node)
        ? new ArrayList<>(Tree.array(node).stream().map(NormalForm::any).toList())
        : node;
  }
}
