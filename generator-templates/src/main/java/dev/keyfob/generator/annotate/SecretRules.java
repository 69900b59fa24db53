package dev.keyfob.generator.annotate;

import dev.keyfob.generator.openapi.DocumentWalk;
import dev.keyfob.generator.openapi.Operations;
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

/**
 * Finds the secret properties, bodies and parameters of a document and marks those without a mark.
 */
public final class SecretRules {

  static final String MARK = "x-secret";

  static final String NAME = "name";

  /**
   * Strongest first: returned once; can be requested again; found by the rules; accepted earlier.
   */
  private static final List<String> MARKS = List.of("once", "credential", NAME, SecretsList.KEPT);

  private final String overlay;
  private final Map<String, Object> document;
  private final AcceptedSecrets accepted;
  private final SecretJudge judge;
  private final Map<JsonPointer, String> secrets = new TreeMap<>();
  private final Map<JsonPointer, String> near = new TreeMap<>();
  private final Set<JsonPointer> counted = new HashSet<>();

  private SecretRules(String overlay, Map<String, Object> document, AcceptedSecrets accepted) {
    this.overlay = overlay;
    this.document = document;
    this.accepted = accepted;
    this.judge = new SecretJudge(document);
  }

  /**
   * Marks the secret properties and bodies of a document.
   *
   * @param overlay the name of the overlay in messages
   * @param accepted the places of the accepted secrets
   * @throws SpecException if a mark is invalid
   */
  public static SecretFields apply(
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
    rules.bodies();
    rules.counted.addAll(ParameterSecrets.mark(document));
    rules.warnOfMarksWithoutEffect();
    return new SecretFields(rules.secrets, rules.near);
  }

  private void schema(JsonPointer at, Map<String, Object> schema) {
    if (schema.containsKey(MARK)) {
      valid(at, schema.get(MARK));
    }
    Map<String, Object> properties = Tree.object(schema.get("properties"));
    for (Map.Entry<String, Object> property : properties.entrySet()) {
      JsonPointer place = at.child("properties").child(property.getKey());
      String mark = mark(at, place, property.getKey(), properties);
      if (mark != null) {
        secrets.put(place, mark);
        property.setValue(marked(property.getValue(), mark));
      }
    }
  }

  /** Returns the mark of a property; null if it is not a secret. */
  private String mark(
      JsonPointer owner, JsonPointer at, String name, Map<String, Object> properties) {
    Object schema = properties.get(name);
    Object given = given(at, schema, new HashSet<>());
    if (given != null) {
      return Boolean.FALSE.equals(given) ? null : (String) given;
    }
    SecretJudge.Verdict verdict = judge.property(owner, name, schema, properties);
    if (verdict == SecretJudge.Verdict.SECRET) {
      return NAME;
    }
    boolean kept =
        accepted.has(at)
            || (accepted.hasMoved(name) && FieldShape.of(document, schema).canHoldSecret(true));
    if (!kept && verdict == SecretJudge.Verdict.NEAR) {
      near.put(at, SecretsList.NEAR);
    }
    return kept ? SecretsList.KEPT : null;
  }

  /** Marks request and response bodies that are secrets themselves, not objects with secrets. */
  private void bodies() {
    for (Operations.Found operation : Operations.in(document)) {
      content(operation.at().child("requestBody"), operation.node().get("requestBody"), List.of());
      List<String> names = new ArrayList<>(List.of(SecretJudge.lastSegment(operation.path())));
      names.add(String.valueOf(operation.node().get("operationId")));
      Tree.object(operation.node().get("responses"))
          .forEach(
              (status, response) ->
                  content(
                      operation.at().child("responses").child(status),
                      response,
                      status.startsWith("2") ? names : List.of()));
    }
  }

  private void content(JsonPointer at, Object node, List<String> names) {
    Map<String, Object> body = Tree.object(node);
    JsonPointer place = at;
    String reference = Tree.text(body.get("$ref"));
    if (reference != null) {
      place = JsonPointer.ofReference(reference);
      body = Tree.object(place.in(document));
    }
    for (Map.Entry<String, Object> media : Tree.object(body.get("content")).entrySet()) {
      Map<String, Object> type = Tree.object(media.getValue());
      JsonPointer schema = place.child("content").child(media.getKey()).child("schema");
      if (Tree.isObject(type.get("schema")) && !secrets.containsKey(schema)) {
        String mark = bodyMark(schema, type.get("schema"), names);
        if (mark != null) {
          secrets.put(schema, mark);
          type.put("schema", marked(type.get("schema"), mark));
        }
      }
    }
  }

  private String bodyMark(JsonPointer at, Object schema, List<String> names) {
    if (!FieldShape.of(document, schema).canBeText()) {
      return null;
    }
    Object given = given(at, schema, new HashSet<>());
    if (given != null) {
      return Boolean.FALSE.equals(given) ? null : (String) given;
    }
    if (judge.body(schema, names) == SecretJudge.Verdict.SECRET) {
      return NAME;
    }
    return accepted.has(at) ? SecretsList.KEPT : null;
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

  /** Moves a reference into an allOf, since OpenAPI 3.0 ignores everything beside a reference. */
  static Object marked(Object node, String mark) {
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
                  "{0}: {1} at #{2} has no effect, since it is not on a property, a parameter or a body",
                  overlay,
                  MARK,
                  at);
            }
          }
        });
  }
}
