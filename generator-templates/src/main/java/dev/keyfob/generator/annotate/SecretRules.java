package dev.keyfob.generator.annotate;

import dev.keyfob.generator.openapi.DocumentWalk;
import dev.keyfob.generator.schema.JavaShapes;
import dev.keyfob.generator.tree.DocumentLog;
import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.SpecException;
import dev.keyfob.generator.tree.Tree;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds the secret properties of a document and marks those without a mark. */
public final class SecretRules {

  static final String MARK = "x-secret";

  /**
   * Strongest first: returned once; can be requested again; found by name or format; accepted
   * earlier.
   */
  private static final List<String> MARKS = List.of("once", "credential", "name", SecretsList.KEPT);

  private final String overlay;
  private final Map<String, Object> document;
  private final JavaShapes shapes;
  private final AcceptedSecrets accepted;
  private final Map<JsonPointer, String> secrets = new TreeMap<>();
  private final Set<JsonPointer> counted = new HashSet<>();

  private SecretRules(String overlay, Map<String, Object> document, AcceptedSecrets accepted) {
    this.overlay = overlay;
    this.document = document;
    this.shapes = new JavaShapes(overlay, document);
    this.accepted = accepted;
  }

  /**
   * Marks the secret properties of a document.
   *
   * @param overlay the name of the overlay in messages
   * @param accepted the places of the accepted secrets
   * @return the mark of each secret property, by place
   * @throws SpecException if a mark is invalid
   */
  public static Map<JsonPointer, String> apply(
      String overlay, Map<String, Object> document, Set<String> accepted) {
    SecretRules rules = new SecretRules(overlay, document, AcceptedSecrets.in(document, accepted));
    DocumentWalk.over(
        document,
        new DocumentWalk.Visitor() {
          @Override
          public void schema(JsonPointer at, Map<String, Object> schema) {
            rules.schema(at, schema);
          }
        });
    rules.warnOfMarksWithoutEffect();
    return rules.secrets;
  }

  private void schema(JsonPointer at, Map<String, Object> schema) {
    if (schema.containsKey(MARK)) {
      valid(at, schema.get(MARK));
    }
    Map<String, Object> properties = Tree.object(schema.get("properties"));
    for (Map.Entry<String, Object> property : properties.entrySet()) {
      JsonPointer place = at.child("properties").child(property.getKey());
      String mark = mark(place, property.getKey(), property.getValue());
      if (mark != null) {
        secrets.put(place, mark);
        property.setValue(marked(property.getValue(), mark));
      }
    }
  }

  /** Returns the mark of a property; null if it is not a secret. */
  private String mark(JsonPointer at, String name, Object schema) {
    Object given = given(at, schema, new HashSet<>());
    if (given != null) {
      return Boolean.FALSE.equals(given) ? null : (String) given;
    }
    if (isPassword(schema, new HashSet<>())
        || (SecretNames.isSecret(name) && canBeSecret(schema, SecretNames.isSecretNumber(name)))) {
      return "name";
    }
    boolean kept = accepted.has(at) || (accepted.hasMoved(name) && canBeSecret(schema, true));
    return kept ? SecretsList.KEPT : null;
  }

  /** Returns the mark on the schema, or on its reference, items, map values or branches. */
  private Object given(JsonPointer at, Object node, Set<String> seen) {
    if (!Tree.isObject(node)) {
      return null;
    }
    Map<String, Object> schema = Tree.object(node);
    if (schema.containsKey(MARK)) {
      counted.add(at);
      return valid(at, schema.get(MARK));
    }
    String reference = Tree.text(schema.get("$ref"));
    if (reference != null && seen.add(reference)) {
      JsonPointer target = JsonPointer.ofReference(reference);
      return given(target, target.in(document), seen);
    }
    Object strongest = null;
    for (String within : List.of("items", "additionalProperties")) {
      strongest = stronger(strongest, given(at.child(within), schema.get(within), seen));
    }
    for (String composition : List.of("allOf", "oneOf", "anyOf")) {
      List<Object> branches = Tree.array(schema.get(composition));
      for (int i = 0; i < branches.size(); i++) {
        strongest =
            stronger(strongest, given(at.child(composition).child(i), branches.get(i), seen));
      }
    }
    return strongest;
  }

  /** Returns the stronger mark: one secret branch makes the whole secret, in any order. */
  private static Object stronger(Object one, Object other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return MARKS.stream()
        .filter(mark -> mark.equals(one) || mark.equals(other))
        .findFirst()
        .map(Object.class::cast)
        .orElse(false);
  }

  private Object valid(JsonPointer at, Object mark) {
    if (Boolean.FALSE.equals(mark) || MARKS.contains(String.valueOf(mark))) {
      return mark;
    }
    throw new SpecException(
        overlay,
        at.child(MARK),
        "'"
            + mark
            + "' is invalid; use once (the response is the only copy), credential (can be requested"
            + " again) or false (not a secret, in spite of its name)");
  }

  /** Decides by the shape that becomes Java, since several keywords may contradict each other. */
  private boolean canBeSecret(Object node, boolean asNumber) {
    return switch (shapes.kindOf(node)) {
      case BOOLEAN, DATE, NOTHING -> false;
      case NUMBER -> asNumber;
      case OTHER -> true;
    };
  }

  /** Returns whether the schema, or a part of it, has the format {@code password}. */
  private boolean isPassword(Object node, Set<String> seen) {
    if (!Tree.isObject(node)) {
      return false;
    }
    Map<String, Object> schema = Tree.object(node);
    String reference = Tree.text(schema.get("$ref"));
    if (reference != null) {
      return seen.add(reference)
          && isPassword(JsonPointer.ofReference(reference).in(document), seen);
    }
    List<Object> parts = new ArrayList<>();
    parts.add(schema.get("items"));
    parts.add(schema.get("additionalProperties"));
    List.of("allOf", "oneOf", "anyOf")
        .forEach(keyword -> parts.addAll(Tree.array(schema.get(keyword))));
    return "password".equals(schema.get("format"))
        || parts.stream().anyMatch(part -> isPassword(part, seen));
  }

  /** Moves a reference into an allOf, since OpenAPI 3.0 ignores everything beside a reference. */
  private static Object marked(Object node, String mark) {
    Map<String, Object> schema = Tree.isObject(node) ? Tree.object(node) : new LinkedHashMap<>();
    if (schema.containsKey("$ref")) {
      Map<String, Object> wrapper = new LinkedHashMap<>();
      Map<String, Object> reference = new LinkedHashMap<>();
      reference.put("$ref", schema.get("$ref"));
      wrapper.put("allOf", new ArrayList<>(List.of(reference)));
      schema.forEach(
          (name, value) -> {
            if (!name.equals("$ref")) {
              wrapper.put(name, value);
            }
          });
      schema = wrapper;
    }
    schema.put(MARK, mark);
    return schema;
  }

  private void warnOfMarksWithoutEffect() {
    DocumentWalk.over(
        document,
        new DocumentWalk.Visitor() {
          @Override
          public void schema(JsonPointer at, Map<String, Object> schema) {
            if (schema.containsKey(MARK)
                && !Boolean.FALSE.equals(schema.get(MARK))
                && !secrets.containsKey(at)
                && !counted.contains(at)) {
              DocumentLog.write(
                  Level.WARNING,
                  "{0}: {1} at #{2} has no effect, since it is not on a property",
                  overlay,
                  MARK,
                  at);
            }
          }
        });
  }
}
