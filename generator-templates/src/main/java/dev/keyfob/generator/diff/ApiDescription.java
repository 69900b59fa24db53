package dev.keyfob.generator.diff;

import dev.keyfob.generator.openapi.DocumentShape;
import dev.keyfob.generator.openapi.DocumentWalk;
import dev.keyfob.generator.openapi.PathTemplates;
import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.Tree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Looks up operations, schemas and the operations that use a schema in a document. */
final class ApiDescription {

  private final Map<String, Object> document;
  private final Map<String, Operation> operations = new LinkedHashMap<>();
  private final Map<String, Operation> byShape = new HashMap<>();
  private final Map<JsonPointer, Set<String>> reachedBy = new LinkedHashMap<>();
  private final Map<String, List<JsonPointer>> schemas = new TreeMap<>();

  /**
   * One operation.
   *
   * @param name the method and path template
   * @param credential the effect on a credential, or {@code none}
   * @param paging how the operation lists page by page; empty if it does not
   */
  record Operation(
      String name,
      String path,
      String id,
      String effect,
      String credential,
      Map<String, Object> paging,
      JsonPointer at) {

    private static final Set<String> REPEATABLE = Set.of("safe", "idempotent");
    private static final Set<String> SENT_ONCE = Set.of("issues", "reissues");

    boolean isRepeatable() {
      return REPEATABLE.contains(effect) && !SENT_ONCE.contains(credential);
    }

    String effectAndCredential() {
      return credential.equals("none") ? effect : effect + ", " + credential;
    }
  }

  ApiDescription(Map<String, Object> document) {
    this.document = document;
    Tree.object(document.get("paths"))
        .forEach(
            (path, item) ->
                Tree.object(item)
                    .forEach(
                        (method, node) -> {
                          if (DocumentShape.METHODS.contains(method)) {
                            operation(path, method, Tree.object(node));
                          }
                        }));
    DocumentWalk.over(
        document,
        new DocumentWalk.Visitor() {
          @Override
          public void schema(JsonPointer at, Map<String, Object> schema) {
            schemas
                .computeIfAbsent(DocumentPlace.of(document, at), place -> new ArrayList<>())
                .add(at);
          }
        });
  }

  private void operation(String path, String method, Map<String, Object> node) {
    JsonPointer at = JsonPointer.ROOT.child("paths").child(path).child(method);
    String name = DocumentPlace.operation(method, path);
    Operation operation =
        new Operation(
            name,
            path,
            Tree.text(node.get("operationId")),
            String.valueOf(node.get("x-effect")),
            String.valueOf(node.getOrDefault("x-credential", "none")),
            new TreeMap<>(Tree.object(node.get("x-paging"))),
            at);
    operations.put(name, operation);
    byShape.putIfAbsent(PathTemplates.withoutNames(name), operation);
    Deque<Object> open = new ArrayDeque<>(List.of(node));
    Object shared = Tree.object(at.parent().in(document)).get("parameters");
    if (shared != null) {
      open.add(shared);
    }
    Set<JsonPointer> seen = new HashSet<>();
    while (!open.isEmpty()) {
      references(open.poll())
          .forEach(
              reference -> {
                JsonPointer target = JsonPointer.ofReference(reference);
                if (target != null && target.in(document) != null && seen.add(target)) {
                  reachedBy.computeIfAbsent(component(target), any -> new TreeSet<>()).add(name);
                  open.add(target.in(document));
                }
              });
    }
  }

  Map<String, Object> document() {
    return document;
  }

  Collection<Operation> operations() {
    return operations.values();
  }

  /**
   * Returns the operation with a name, ignoring the names of path parameters; null if there is
   * none.
   */
  Operation operation(String name) {
    Operation exact = operations.get(name);
    return exact != null ? exact : byShape.get(PathTemplates.withoutNames(name));
  }

  /** Returns all schemas by place; several if a body has several media types. */
  Map<String, List<JsonPointer>> schemas() {
    return schemas;
  }

  /**
   * Returns the operations whose requests or responses contain the part of the document at a place.
   */
  Set<String> operationsAt(JsonPointer at) {
    List<String> tokens = at.tokens();
    if (tokens.size() >= 3 && tokens.get(0).equals("paths")) {
      Set<String> names = new TreeSet<>();
      operations.values().stream()
          .filter(operation -> operation.path().equals(tokens.get(1)))
          .filter(
              operation ->
                  tokens.get(2).equals("parameters")
                      || operation.at().token().equals(tokens.get(2)))
          .forEach(operation -> names.add(operation.name()));
      return names;
    }
    return reachedBy.getOrDefault(component(at), Set.of());
  }

  /** Returns the operations that use any schema of a place. */
  Set<String> operationsAt(String place) {
    Set<String> names = new TreeSet<>();
    schemas.getOrDefault(place, List.of()).forEach(at -> names.addAll(operationsAt(at)));
    return names;
  }

  /** Returns where the reference at a place leads; the place itself if there is none. */
  JsonPointer resolved(JsonPointer at) {
    JsonPointer place = at;
    Set<JsonPointer> seen = new HashSet<>();
    while (seen.add(place)) {
      String reference = Tree.text(Tree.object(place.in(document)).get("$ref"));
      JsonPointer target = reference == null ? null : JsonPointer.ofReference(reference);
      if (target == null) {
        return place;
      }
      place = target;
    }
    return at;
  }

  /** Returns where a schema describes a property, itself or in a schema that it is composed of. */
  JsonPointer property(JsonPointer schema, String name) {
    JsonPointer found = find(schema, "properties", name, new HashSet<>());
    return found != null ? found : resolved(schema).child("properties").child(name);
  }

  /** Returns where a schema describes its items or its map values. */
  JsonPointer part(JsonPointer schema, String keyword) {
    JsonPointer found = find(schema, keyword, null, new HashSet<>());
    return found != null ? found : resolved(schema).child(keyword);
  }

  private JsonPointer find(JsonPointer schema, String keyword, String name, Set<JsonPointer> seen) {
    JsonPointer at = resolved(schema);
    if (!seen.add(at)) {
      return null;
    }
    JsonPointer sought = name == null ? at.child(keyword) : at.child(keyword).child(name);
    if (sought.in(document) != null) {
      return sought;
    }
    for (String composition : List.of("allOf", "oneOf", "anyOf")) {
      List<Object> parts = Tree.array(Tree.object(at.in(document)).get(composition));
      for (int i = 0; i < parts.size(); i++) {
        JsonPointer found = find(at.child(composition).child(i), keyword, name, seen);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static JsonPointer component(JsonPointer place) {
    List<String> tokens = place.tokens();
    return tokens.size() < 3
        ? place
        : JsonPointer.ROOT.child(tokens.get(0)).child(tokens.get(1)).child(tokens.get(2));
  }

  private static List<String> references(Object node) {
    List<String> references = new ArrayList<>();
    if (Tree.isObject(node)) {
      Tree.object(node)
          .forEach(
              (name, value) -> {
                if (name.equals("$ref") && Tree.text(value) != null) {
                  references.add(Tree.text(value));
                } else {
                  references.addAll(references(value));
                }
              });
    }
    Tree.array(node).forEach(item -> references.addAll(references(item)));
    return references;
  }
}
