package dev.keyfob.generator.schema;

import dev.keyfob.generator.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A schema without the compositions that only add annotations.
 *
 * @param schema a reference, or a schema with a structure of its own
 * @param annotations the annotations of all removed layers
 */
record Reduced(Map<String, Object> schema, Annotations annotations) {

  private static final Set<String> STRUCTURE = Set.of("properties", "items", "enum", "const");
  private static final Set<String> WITHOUT_STRUCTURE = Set.of("object", "null");
  private static final List<String> ALTERNATIVES = List.of("oneOf", "anyOf");

  static Reduced of(Object node) {
    Map<String, Object> schema = Tree.object(node);
    Annotations annotations = layer(schema);
    // The loop ends, because the document is a tree.
    while (!schema.containsKey("$ref")) {
      List<Object> branches = new ArrayList<>(parts(schema));
      for (String keyword : ALTERNATIVES) {
        branches.addAll(alternatives(schema, keyword));
      }
      if (branches.size() != 1 || hasStructure(schema)) {
        return new Reduced(schema, annotations);
      }
      schema = Tree.object(branches.get(0));
      annotations = annotations.over(layer(schema));
    }
    return new Reduced(schema, annotations);
  }

  /** Returns the reference; null if the schema is not one. */
  String reference() {
    return Tree.text(schema.get("$ref"));
  }

  /** Returns the branches of an allOf that have more than annotations. */
  static List<Object> parts(Map<String, Object> schema) {
    return Tree.array(schema.get("allOf")).stream().filter(Reduced::hasShape).toList();
  }

  /**
   * Returns the branches of a oneOf or anyOf except null; none if all of them only list required
   * properties.
   */
  static List<Object> alternatives(Map<String, Object> schema, String keyword) {
    List<Object> branches =
        Tree.array(schema.get(keyword)).stream().filter(branch -> !isNull(branch)).toList();
    return branches.stream().anyMatch(Reduced::hasShape) ? branches : List.of();
  }

  /** Returns whether the schema has a structure apart from its compositions. */
  static boolean hasStructure(Map<String, Object> schema) {
    Object type = schema.get("type");
    return STRUCTURE.stream().anyMatch(schema::containsKey)
        || Tree.isObject(schema.get("additionalProperties"))
        || (type != null
            && !WITHOUT_STRUCTURE.containsAll(
                Tree.isArray(type) ? Tree.array(type) : List.of(type)));
  }

  private static boolean hasShape(Object branch) {
    Map<String, Object> schema = Tree.object(branch);
    return schema.containsKey("$ref")
        || schema.containsKey("type")
        || schema.containsKey("additionalProperties")
        || hasStructure(schema)
        || schema.containsKey("allOf")
        || ALTERNATIVES.stream().anyMatch(schema::containsKey);
  }

  private static boolean isNull(Object branch) {
    Map<String, Object> schema = Tree.object(branch);
    return "null".equals(schema.get("type"))
        || (Tree.isArray(schema.get("enum"))
            && Tree.array(schema.get("enum")).stream().allMatch(v -> v == null)
            && !Tree.array(schema.get("enum")).isEmpty())
        || (schema.containsKey("const") && schema.get("const") == null);
  }

  /**
   * Returns the annotations of one layer. They include branches that have annotations only, a null
   * alternative, and the mark of a secret in any branch.
   */
  private static Annotations layer(Map<String, Object> schema) {
    Annotations layer = Annotations.of(schema);
    for (Object part : Tree.array(schema.get("allOf"))) {
      layer =
          hasShape(part)
              ? layer.withSecret(layer(Tree.object(part)).secret())
              : layer.over(Annotations.of(Tree.object(part)));
    }
    for (String keyword : ALTERNATIVES) {
      for (Object alternative : Tree.array(schema.get(keyword))) {
        layer = layer.withSecret(layer(Tree.object(alternative)).secret());
        layer = isNull(alternative) ? layer.withNullable() : layer;
      }
    }
    return layer;
  }
}
