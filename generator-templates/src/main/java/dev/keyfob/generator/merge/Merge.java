package dev.keyfob.generator.merge;

import dev.keyfob.generator.openapi.DocumentShape;
import dev.keyfob.generator.openapi.Operations;
import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.SpecException;
import dev.keyfob.generator.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes one document of several files that describe parts of the same API. */
public final class Merge {

  private final Map<String, Object> result = new LinkedHashMap<>();
  private final Map<JsonPointer, String> origins = new LinkedHashMap<>();
  private final List<String> conflicts = new ArrayList<>();

  private Merge() {}

  /**
   * Merges documents.
   *
   * @throws SpecException if two of them define an operation or a component differently
   */
  public static MergedDocument of(List<SourceDocument> documents) {
    Merge merge = new Merge();
    documents.forEach(merge::add);
    if (!merge.conflicts.isEmpty()) {
      throw new SpecException(
          documents.get(0).file().replaceFirst("/[^/]*$", ""),
          "two files define the same part differently; remove or correct one of them\n  "
              + String.join("\n  ", merge.conflicts));
    }
    return new MergedDocument(merge.result, merge.origins);
  }

  private void add(SourceDocument source) {
    Map<String, Object> root = new PathItems(source).spread();
    if (!result.isEmpty()) {
      inheritSecurity(root, result.get("security"));
    }
    root.forEach(
        (name, value) -> {
          switch (name) {
            case "paths" -> paths(source.file(), Tree.object(value));
            case "components" -> components(source.file(), Tree.object(value));
            case "tags" -> addTags(result, Tree.array(value));
            default -> result.putIfAbsent(name, value);
          }
        });
  }

  /**
   * Copies the security at the top of a document to its operations if the merged document has
   * another one.
   */
  static void inheritSecurity(Map<String, Object> root, Object mergedSecurity) {
    if (!Objects.equals(root.get("security"), mergedSecurity)) {
      Object security = root.getOrDefault("security", List.of());
      Operations.in(root).forEach(operation -> operation.node().putIfAbsent("security", security));
    }
  }

  private void paths(String file, Map<String, Object> paths) {
    Map<String, Object> merged = Tree.child(result, "paths");
    JsonPointer at = JsonPointer.ROOT.child("paths");
    paths.forEach(
        (path, item) -> {
          Map<String, Object> mergedItem = Tree.child(merged, path);
          Tree.object(item)
              .forEach(
                  (name, value) -> {
                    if (DocumentShape.METHODS.contains(name)) {
                      put(mergedItem, at.child(path), name, value, file);
                    } else {
                      mergedItem.putIfAbsent(name, value);
                    }
                  });
        });
  }

  private void components(String file, Map<String, Object> components) {
    Map<String, Object> merged = Tree.child(result, "components");
    JsonPointer at = JsonPointer.ROOT.child("components");
    components.forEach(
        (kind, named) -> {
          if (kind.startsWith("x-")) {
            merged.putIfAbsent(kind, named);
            return;
          }
          Map<String, Object> mergedKind = Tree.child(merged, kind);
          Tree.object(named)
              .forEach((name, component) -> put(mergedKind, at.child(kind), name, component, file));
        });
  }

  private void put(
      Map<String, Object> target, JsonPointer at, String name, Object value, String file) {
    JsonPointer place = at.child(name);
    if (!target.containsKey(name)) {
      target.put(name, value);
      origins.put(place, file);
      return;
    }
    String other = origins.get(place);
    Differences.between(target.get(name), value, place)
        .forEach(difference -> conflicts.add("#" + difference + " in " + other + " and " + file));
  }

  /** Adds tags that the document does not have yet. */
  static void addTags(Map<String, Object> document, List<Object> tags) {
    if (tags.isEmpty()) {
      return;
    }
    List<Object> known = Tree.array(document.computeIfAbsent("tags", absent -> new ArrayList<>()));
    for (Object tag : tags) {
      Object name = Tree.object(tag).get("name");
      if (known.stream().noneMatch(other -> Objects.equals(Tree.object(other).get("name"), name))) {
        known.add(tag);
      }
    }
  }
}
