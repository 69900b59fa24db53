package dev.keyfob.generator.schema;

import dev.keyfob.generator.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A schema without the wrappers that only carry annotations.
 *
 * @param schema what is inside: a reference, or a schema with a structure of its own
 * @param annotations what all the layers say
 */
record Reduced(Map<String, Object> schema, Annotations annotations) {

  private static final Set<String> STRUCTURE = Set.of("properties", "items", "enum", "const");
  private static final Set<String> SAYS_NO_MORE_THAN_OBJECT = Set.of("object", "null");
  private static final List<String> ALTERNATIVES = List.of("oneOf", "anyOf");

  static Reduced of(Object node) {
    Map<String, Object> schema = Tree.object(node);
    Annotations annotations = said(schema);
    // A composition has at most as many layers as the document is deep, so this ends.
    while (!schema.containsKey("$ref")) {
      List<Object> branches = new ArrayList<>(parts(schema));
      for (String keyword : ALTERNATIVES) {
        branches.addAll(alternatives(schema, keyword));
      }
      if (branches.size() != 1 || hasStructure(schema)) {
        return new Reduced(schema, annotations);
      }
      schema = Tree.object(branches.get(0));
      annotations = annotations.over(said(schema));
    }
    return new Reduced(schema, annotations);
  }

  /** Where a reference leads; null if this is none. */
  String reference() {
    return Tree.text(schema.get("$ref"));
  }

  /** The branches of an allOf that say what a thing is, not just something about it. */
  static List<Object> parts(Map<String, Object> schema) {
    return Tree.array(schema.get("allOf")).stream().filter(Reduced::saysWhatItIs).toList();
  }

  /**
   * The branches of a oneOf or anyOf other than null, unless none of them says more than which
   * properties must be there.
   */
  static List<Object> alternatives(Map<String, Object> schema, String keyword) {
    List<Object> branches =
        Tree.array(schema.get(keyword)).stream().filter(branch -> !isNull(branch)).toList();
    return branches.stream().anyMatch(Reduced::saysWhatItIs) ? branches : List.of();
  }

  /** Whether the schema itself says what it is, beside what its compositions say. */
  static boolean hasStructure(Map<String, Object> schema) {
    Object type = schema.get("type");
    return STRUCTURE.stream().anyMatch(schema::containsKey)
        || Tree.isObject(schema.get("additionalProperties"))
        || (type != null
            && !SAYS_NO_MORE_THAN_OBJECT.containsAll(
                Tree.isArray(type) ? Tree.array(type) : List.of(type)));
  }

  private static boolean saysWhatItIs(Object branch) {
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
   * What one layer says: itself, those parts of it that say nothing else, that one of its
   * alternatives is null, and that any of them, however deep, is a secret.
   */
  private static Annotations said(Map<String, Object> schema) {
    Annotations said = Annotations.of(schema);
    for (Object part : Tree.array(schema.get("allOf"))) {
      said =
          saysWhatItIs(part)
              ? said.withSecret(said(Tree.object(part)).secret())
              : said.over(Annotations.of(Tree.object(part)));
    }
    for (String keyword : ALTERNATIVES) {
      for (Object alternative : Tree.array(schema.get(keyword))) {
        said = said.withSecret(said(Tree.object(alternative)).secret());
        said = isNull(alternative) ? said.withNullable() : said;
      }
    }
    return said;
  }
}
