package dev.keyfob.generator.annotate;

import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.Tree;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects the properties by which a secret is recognized, from a schema and from all schemas that
 * it refers to or is composed of. Properties of objects are fields of their own and are left out.
 */
final class FieldShape {

  /** The kinds of values that a field can have. */
  enum Kind {
    TEXT,
    NUMBER,
    /** JSON without a description of its fields. */
    FREE,
    /** An object with described fields, each of which is judged on its own. */
    DESCRIBED,
    /** Booleans, dates, enums and addresses. */
    NEVER_SECRET
  }

  private static final Set<String> NEVER_SECRET =
      Set.of(
          "date",
          "date-time",
          "time",
          "duration",
          "email",
          "hostname",
          "idn-hostname",
          "ip",
          "ipv4",
          "ipv6",
          "cidr");

  private static final int LONGEST_TEXT = 2000;

  private static final List<String> COMPOSITIONS = List.of("allOf", "oneOf", "anyOf");

  private final Map<String, Object> document;
  private final Set<String> seen = new HashSet<>();
  private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
  private final List<String> descriptions = new ArrayList<>();
  private final List<String> examples = new ArrayList<>();
  private boolean password;
  private boolean sensitive;
  private boolean map;

  private FieldShape(Map<String, Object> document) {
    this.document = document;
  }

  static FieldShape of(Map<String, Object> document, Object schema) {
    FieldShape shape = new FieldShape(document);
    shape.collect(schema);
    return shape;
  }

  /** Returns whether a value can be a text or free JSON, or a number if that is wanted. */
  boolean canHoldSecret(boolean asNumber) {
    return kinds.contains(Kind.TEXT)
        || kinds.contains(Kind.FREE)
        || (asNumber && kinds.contains(Kind.NUMBER));
  }

  boolean canBeText() {
    return kinds.contains(Kind.TEXT);
  }

  /** Returns whether a part has the format {@code password}. */
  boolean isPassword() {
    return password;
  }

  /** Returns whether a part is write-only or declared sensitive by a vendor extension. */
  boolean isDeclaredSensitive() {
    return sensitive;
  }

  boolean isMapOfTexts() {
    return map && kinds.contains(Kind.TEXT);
  }

  List<String> descriptions() {
    return descriptions;
  }

  List<String> examples() {
    return examples;
  }

  private void collect(Object node) {
    if (node != null && !Tree.isObject(node)) {
      kinds.add(Kind.FREE);
      return;
    }
    Map<String, Object> schema = Tree.object(node);
    String reference = Tree.text(schema.get("$ref"));
    boolean composed = false;
    if (reference != null) {
      composed = true;
      JsonPointer target = JsonPointer.ofReference(reference);
      if (target != null && seen.add(reference)) {
        collect(target.in(document));
      }
    }
    signs(schema);
    for (String composition : COMPOSITIONS) {
      for (Object branch : Tree.array(schema.get(composition))) {
        composed |= hasKind(branch);
        if (hasKind(branch)) {
          collect(branch);
        } else {
          signs(Tree.object(branch));
        }
      }
    }
    kinds(schema, composed);
  }

  private static boolean hasKind(Object branch) {
    Map<String, Object> schema = Tree.object(branch);
    return schema.containsKey("type")
        || schema.containsKey("$ref")
        || schema.containsKey("enum")
        || schema.containsKey("const")
        || schema.containsKey("properties")
        || schema.containsKey("items")
        || COMPOSITIONS.stream().anyMatch(schema::containsKey);
  }

  private void signs(Map<String, Object> schema) {
    password |= "password".equals(schema.get("format"));
    sensitive |=
        Boolean.TRUE.equals(schema.get("x-sensitive"))
            || Boolean.TRUE.equals(schema.get("writeOnly"));
    String description = Tree.text(schema.get("description"));
    if (description != null) {
      descriptions.add(beginning(description));
    }
    String title = Tree.text(schema.get("title"));
    if (title != null) {
      descriptions.add(beginning(title));
    }
    List<Object> values = new ArrayList<>(Tree.array(schema.get("examples")));
    values.add(schema.get("example"));
    values.add(schema.get("default"));
    values.stream()
        .filter(String.class::isInstance)
        .forEach(value -> examples.add(beginning((String) value)));
  }

  /** Long texts would take the patterns long, and a document is untrusted. */
  private static String beginning(String text) {
    return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
  }

  private void kinds(Map<String, Object> schema, boolean composed) {
    if (Tree.isArray(schema.get("enum")) || schema.containsKey("const")) {
      kinds.add(Kind.NEVER_SECRET);
      return;
    }
    List<Object> types =
        Tree.isArray(schema.get("type"))
            ? Tree.array(schema.get("type"))
            : schema.containsKey("type") ? List.of(schema.get("type")) : inferred(schema);
    for (Object type : types) {
      kind(String.valueOf(type), schema, composed);
    }
    if (types.isEmpty() && !composed) {
      kinds.add(Kind.FREE);
    }
  }

  private static List<Object> inferred(Map<String, Object> schema) {
    if (schema.containsKey("properties") || Tree.isObject(schema.get("additionalProperties"))) {
      return List.of("object");
    }
    return schema.containsKey("items") ? List.of("array") : List.of();
  }

  private void kind(String type, Map<String, Object> schema, boolean composed) {
    switch (type) {
      case "null" -> {}
      case "boolean" -> kinds.add(Kind.NEVER_SECRET);
      case "integer", "number" -> kinds.add(Kind.NUMBER);
      case "array" -> collect(schema.get("items"));
      case "object" -> object(schema, composed);
      default ->
          kinds.add(
              NEVER_SECRET.contains(String.valueOf(schema.get("format")))
                  ? Kind.NEVER_SECRET
                  : Kind.TEXT);
    }
  }

  private void object(Map<String, Object> schema, boolean composed) {
    Object values = schema.get("additionalProperties");
    if (!Tree.object(schema.get("properties")).isEmpty()) {
      kinds.add(Kind.DESCRIBED);
    } else if (Tree.isObject(values) && !Tree.object(values).isEmpty()) {
      map = true;
      collect(values);
    } else if (!composed) {
      kinds.add(Kind.FREE);
    }
  }
}
