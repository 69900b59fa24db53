package dev.keyfob.generator.assemble;

import dev.keyfob.generator.assemble.document.DocumentShape;
import dev.keyfob.generator.assemble.document.Json;
import dev.keyfob.generator.assemble.document.JsonPointer;
import dev.keyfob.generator.assemble.document.SpecException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Makes one document of several that describe parts of the same API and agree wherever they
 * overlap.
 */
final class Merge {

  private final Map<String, Object> result = new LinkedHashMap<>();
  private final Map<JsonPointer, String> origins = new LinkedHashMap<>();
  private final List<String> conflicts = new ArrayList<>();

  private Merge() {}

  /**
   * The outcome.
   *
   * @param document the whole
   * @param origins the file that each operation and component comes from
   */
  record Merged(Map<String, Object> document, Map<JsonPointer, String> origins) {

    /** The file that what stands at a place comes from; null if no file has it. */
    String origin(JsonPointer at) {
      for (JsonPointer outer = at; outer != null; outer = outer.parent()) {
        String file = origins.get(outer);
        if (file != null) {
          return file;
        }
      }
      return null;
    }
  }

  static Merged of(List<SourceDocument> documents) {
    Merge merge = new Merge();
    documents.forEach(merge::add);
    if (!merge.conflicts.isEmpty()) {
      throw new SpecException(
          documents.get(0).file().replaceFirst("/[^/]*$", ""),
          "two files define one thing differently; remove or correct one of each\n  "
              + String.join("\n  ", merge.conflicts));
    }
    return new Merged(merge.result, merge.origins);
  }

  private void add(SourceDocument source) {
    Map<String, Object> root = new PathItems(source).spread();
    if (!result.isEmpty()) {
      inheritSecurity(root, result.get("security"));
    }
    root.forEach(
        (name, value) -> {
          switch (name) {
            case "paths" -> paths(source.file(), Json.object(value));
            case "components" -> components(source.file(), Json.object(value));
            case "tags" -> addTags(result, Json.array(value));
            default -> result.putIfAbsent(name, value);
          }
        });
  }

  /**
   * Security at a document's top holds for its own operations: where the whole has another, they
   * take theirs along.
   */
  static void inheritSecurity(Map<String, Object> root, Object securityOfTheWhole) {
    if (!Objects.equals(root.get("security"), securityOfTheWhole)) {
      Object security = root.getOrDefault("security", List.of());
      Operations.in(root).forEach(operation -> operation.node().putIfAbsent("security", security));
    }
  }

  private void paths(String file, Map<String, Object> paths) {
    Map<String, Object> merged = Json.child(result, "paths");
    JsonPointer at = JsonPointer.ROOT.child("paths");
    paths.forEach(
        (path, item) -> {
          Map<String, Object> mergedItem = Json.child(merged, path);
          Json.object(item)
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
    Map<String, Object> merged = Json.child(result, "components");
    JsonPointer at = JsonPointer.ROOT.child("components");
    components.forEach(
        (kind, named) -> {
          if (kind.startsWith("x-")) {
            merged.putIfAbsent(kind, named);
            return;
          }
          Map<String, Object> mergedKind = Json.child(merged, kind);
          Json.object(named)
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

  /** Adds the tags that a document does not know yet. */
  static void addTags(Map<String, Object> document, List<Object> tags) {
    if (tags.isEmpty()) {
      return;
    }
    List<Object> known = Json.array(document.computeIfAbsent("tags", absent -> new ArrayList<>()));
    for (Object tag : tags) {
      Object name = Json.object(tag).get("name");
      if (known.stream().noneMatch(other -> Objects.equals(Json.object(other).get("name"), name))) {
        known.add(tag);
      }
    }
  }
}
