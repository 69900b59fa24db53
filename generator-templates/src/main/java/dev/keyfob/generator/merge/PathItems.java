package dev.keyfob.generator.merge;

import dev.keyfob.generator.openapi.DocumentShape;
import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.SpecException;
import dev.keyfob.generator.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Copies the shared parameters of a path to its operations, so that two files can describe
 * operations of one path. Resolves path items that are references.
 */
final class PathItems {

  private final SourceDocument source;

  PathItems(SourceDocument source) {
    this.source = source;
  }

  /** Returns a copy of the document whose operations are complete. */
  Map<String, Object> spread() {
    Map<String, Object> root = new LinkedHashMap<>(source.root());
    Map<String, Object> paths = new LinkedHashMap<>();
    Tree.object(root.get("paths"))
        .forEach(
            (path, item) -> {
              if (path.startsWith("x-")) {
                return;
              }
              paths.put(
                  path,
                  spread(resolved(JsonPointer.ROOT.child("paths").child(path), Tree.object(item))));
            });
    if (root.containsKey("paths")) {
      root.put("paths", paths);
    }
    return root;
  }

  private Map<String, Object> resolved(JsonPointer at, Map<String, Object> item) {
    String reference = Tree.text(item.get("$ref"));
    if (reference == null) {
      return item;
    }
    JsonPointer target = JsonPointer.ofReference(reference);
    Object found = target == null || !isPathItem(target) ? null : target.in(source.root());
    if (!Tree.isObject(found) || Tree.object(found).containsKey("$ref")) {
      throw new SpecException(
          source.file(), at.child("$ref"), "refers to no path item in this file: " + reference);
    }
    Map<String, Object> merged = new LinkedHashMap<>(Tree.object(found));
    item.forEach(
        (name, value) -> {
          if (!name.equals("$ref")) {
            merged.put(name, value);
          }
        });
    return merged;
  }

  private static boolean isPathItem(JsonPointer target) {
    List<String> tokens = target.tokens();
    return (tokens.size() == 2 && tokens.get(0).equals("paths"))
        || (tokens.size() == 3
            && tokens.get(0).equals("components")
            && tokens.get(1).equals("pathItems"));
  }

  private Map<String, Object> spread(Map<String, Object> item) {
    Map<String, Object> spread = new LinkedHashMap<>();
    List<Object> shared = Tree.array(item.get("parameters"));
    item.forEach(
        (name, value) -> {
          if (DocumentShape.METHODS.contains(name)) {
            spread.put(name, withParameters(Tree.copy(Tree.object(value)), shared));
          } else if (!name.equals("parameters")) {
            spread.put(name, value);
          }
        });
    return spread;
  }

  private Map<String, Object> withParameters(Map<String, Object> operation, List<Object> shared) {
    if (shared.isEmpty()) {
      return operation;
    }
    List<Object> own = Tree.array(operation.get("parameters"));
    List<Object> all = new ArrayList<>();
    shared.stream()
        .filter(
            parameter ->
                own.stream().noneMatch(other -> identity(other).equals(identity(parameter))))
        .forEach(parameter -> all.add(Tree.copy(parameter)));
    all.addAll(own);
    operation.put("parameters", all);
    return operation;
  }

  /** Parameters are equal if their names and locations are (OpenAPI 3, Parameter Object). */
  private List<Object> identity(Object parameter) {
    String reference = Tree.text(Tree.object(parameter).get("$ref"));
    JsonPointer target = reference == null ? null : JsonPointer.ofReference(reference);
    Map<String, Object> resolved =
        Tree.object(target == null ? parameter : target.in(source.root()));
    return List.of(String.valueOf(resolved.get("name")), String.valueOf(resolved.get("in")));
  }
}
