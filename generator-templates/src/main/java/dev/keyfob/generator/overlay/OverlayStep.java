package dev.keyfob.generator.overlay;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.PathNotFoundException;
import dev.keyfob.generator.tree.DocumentLog;
import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.SpecException;
import dev.keyfob.generator.tree.Tree;
import io.openapiparser.OverlayApplier;
import io.openapiparser.OverlayParser;
import io.openapiparser.OverlayResult;
import io.openapiprocessor.jsonschema.schema.DocumentLoader;
import io.openapiprocessor.jsonschema.schema.DocumentStore;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Applies an OpenAPI Overlay 1.0 document, one action at a time. Actions that the library would
 * ignore silently or apply wrongly are rejected first.
 */
public final class OverlayStep {

  private static final Configuration EVERY_MATCH =
      Configuration.defaultConfiguration().addOptions(Option.ALWAYS_RETURN_LIST);

  /** Makes the library return the document that it works on. */
  private static final Map<String, Object> NO_CHANGE = Map.of("target", "$", "update", Map.of());

  private static final Set<String> KEYS = Set.of("overlay", "info", "actions");
  private static final JsonPointer ACTIONS = JsonPointer.ROOT.child("actions");

  private final String file;
  private final Map<String, Object> overlay;

  /**
   * Creates a step.
   *
   * @param file the name of the overlay in messages
   */
  public OverlayStep(String file, Map<String, Object> overlay) {
    this.file = file;
    this.overlay = overlay;
  }

  /**
   * Returns a corrected copy of the document.
   *
   * @throws SpecException if the overlay is invalid or does not fit the document
   */
  public Map<String, Object> apply(Map<String, Object> document) {
    checkEnvelope();
    List<Object> actions = Tree.array(overlay.get("actions"));
    OverlayApplier applier = new OverlayApplier(document);
    Map<String, Object> result = applier.apply(overlayOf(NO_CHANGE));
    for (int i = 0; i < actions.size(); i++) {
      JsonPointer at = ACTIONS.child(i);
      for (Map<String, Object> action : onEachPath(at, Tree.object(actions.get(i)), result)) {
        List<Object> matches = matches(at, action, result);
        action.computeIfPresent("update", (name, update) -> withoutPresentTypes(matches, update));
        check(at, action, matches, result);
        result = applier.apply(overlayOf(action));
        if (matches.stream().anyMatch(Tree::isArray)) {
          // The library adds the same object to both arrays, so it continues on a copy.
          applier = new OverlayApplier(result);
          result = applier.apply(overlayOf(NO_CHANGE));
        }
      }
    }
    return Tree.copy(result);
  }

  /**
   * Returns the action for each path that differs from the target only by the names of parameters.
   * A removal that matches as written applies to that path only.
   */
  private List<Map<String, Object>> onEachPath(
      JsonPointer at, Map<String, Object> action, Map<String, Object> document) {
    List<Map<String, Object>> found = new ArrayList<>();
    if (!matches(at, action, document).isEmpty()) {
      found.add(new LinkedHashMap<>(action));
    }
    if (!found.isEmpty() && Boolean.TRUE.equals(action.get("remove"))) {
      return found;
    }
    for (String other : OverlayTarget.variants(action.get("target").toString(), document)) {
      Map<String, Object> there = new LinkedHashMap<>(action);
      there.put("target", other);
      if (!matches(at, there, document).isEmpty()) {
        DocumentLog.write(
            Level.INFO,
            "{0} #{1}/target: the document has {2}; the action applies there",
            file,
            at,
            other);
        found.add(there);
      }
    }
    if (found.isEmpty() && OverlayTarget.marks(action.get("update"))) {
      throw new SpecException(
          file,
          at.child("target"),
          "matches nothing in the document, and the action is about a secret or an effect: "
              + action.get("target")
              + "; the part has moved or is gone. Correct the target, or remove the action");
    }
    if (found.isEmpty()) {
      DocumentLog.write(
          Level.WARNING,
          "{0} #{1}/target: matches nothing in the document: {2}",
          file,
          at,
          action.get("target"));
    }
    return found;
  }

  private void checkEnvelope() {
    String version = Tree.text(overlay.get("overlay"));
    if (version == null || !version.startsWith("1.0")) {
      throw new SpecException(
          file, "is not an OpenAPI Overlay 1.0 document; add 'overlay: 1.0.0' at the top");
    }
    if (!Tree.isArray(overlay.get("actions"))) {
      throw new SpecException(file, ACTIONS, "an array of actions is expected here");
    }
    for (String key : overlay.keySet()) {
      if (!KEYS.contains(key) && !key.startsWith("x-")) {
        throw new SpecException(
            file, JsonPointer.ROOT.child(key), "is not supported; remove it from the overlay");
      }
    }
  }

  /** Returns the nodes that an action changes. */
  private List<Object> matches(
      JsonPointer at, Map<String, Object> action, Map<String, Object> document) {
    return read(at, path(at, action), document);
  }

  /**
   * Removes {@code type} from the update if every target lists it among its types (OpenAPI 3.1).
   */
  private static Object withoutPresentTypes(List<Object> targets, Object update) {
    if (!Tree.isObject(update)) {
      return update;
    }
    Map<String, Object> rest = new LinkedHashMap<>();
    Tree.object(update)
        .forEach(
            (name, value) -> {
              List<Object> existing = new ArrayList<>();
              targets.forEach(target -> existing.add(Tree.object(target).get(name)));
              boolean there =
                  value != null
                      && name.equals("type")
                      && existing.stream().allMatch(types -> Tree.array(types).contains(value));
              if (!there) {
                rest.put(name, withoutPresentTypes(existing, value));
              }
            });
    return rest;
  }

  /** Rejects an action that the library would not apply correctly. */
  private void check(
      JsonPointer at,
      Map<String, Object> action,
      List<Object> matches,
      Map<String, Object> document) {
    checkInPlace(at, action, matches, document);
    if (!Boolean.TRUE.equals(action.get("remove"))) {
      if (!action.containsKey("update")) {
        throw new SpecException(file, at, "add 'update' or 'remove: true' to the action");
      }
      matches.forEach(match -> checkUpdate(at.child("update"), match, action.get("update")));
    }
  }

  private JsonPath path(JsonPointer at, Map<String, Object> action) {
    String target = Tree.text(action.get("target"));
    if (target == null) {
      throw new SpecException(file, at, "add a 'target', a JSONPath, to the action");
    }
    try {
      // The library would accept any text as a path, by adding '$.' before it.
      if (target.startsWith("$")) {
        return JsonPath.compile(target);
      }
    } catch (InvalidPathException e) {
      throw new SpecException(
          file, at.child("target"), "is not a valid JSONPath (" + e.getMessage() + "): " + target);
    }
    throw new SpecException(
        file, at.child("target"), "a JSONPath has to begin with '$': " + target);
  }

  private List<Object> read(JsonPointer at, JsonPath path, Map<String, Object> document) {
    try {
      return Tree.array(path.<Object>read(document, EVERY_MATCH));
    } catch (PathNotFoundException nothing) {
      return List.of();
    } catch (InvalidPathException e) {
      throw new SpecException(
          file, at.child("target"), "cannot be evaluated (" + e.getMessage() + ")");
    }
  }

  /** Several names in one pair of brackets match a copy, whose update would be lost. */
  private void checkInPlace(
      JsonPointer at,
      Map<String, Object> action,
      List<Object> matches,
      Map<String, Object> document) {
    if (action.get("target").toString().indexOf(',') < 0) {
      return;
    }
    Set<Object> places = Collections.newSetFromMap(new IdentityHashMap<>());
    collect(document, places);
    if (!places.containsAll(matches)) {
      throw new SpecException(
          file,
          at.child("target"),
          "names several properties in one pair of brackets, which is not supported; write an"
              + " action for each");
    }
  }

  private static void collect(Object node, Set<Object> places) {
    places.add(node);
    Tree.object(node).values().forEach(value -> collect(value, places));
    Tree.array(node).forEach(item -> collect(item, places));
  }

  private void checkUpdate(JsonPointer at, Object target, Object update) {
    if (Tree.isArray(target)) {
      return;
    }
    if (!Tree.isObject(target)) {
      throw new SpecException(
          file,
          at,
          "the target is neither an object nor an array; target the object or array that contains"
              + " it");
    }
    if (!Tree.isObject(update)) {
      throw new SpecException(
          file, at, "the target is an object, so the update has to be an object");
    }
    checkMerge(at, Tree.object(target), Tree.object(update));
  }

  /**
   * Rejects updates that the library applies wrongly: adding to an array, null, and a value of
   * another type.
   */
  private void checkMerge(JsonPointer at, Map<String, Object> target, Map<String, Object> update) {
    update.forEach(
        (name, value) -> {
          Object existing = target.get(name);
          if (Tree.isObject(existing) && Tree.isObject(value)) {
            checkMerge(at.child(name), Tree.object(existing), Tree.object(value));
          } else if (Tree.isArray(existing)) {
            throw new SpecException(
                file,
                at.child(name),
                "is an array in the document; target the array to add an item, or remove it in an"
                    + " action before this one");
          } else if (existing != null
              && (value == null || value.getClass() != existing.getClass())) {
            throw new SpecException(
                file,
                at.child(name),
                "has another type in the document; remove it in an action before this one");
          }
        });
  }

  private OverlayResult overlayOf(Map<String, Object> action) {
    Map<String, Object> part = new LinkedHashMap<>(overlay);
    part.put("actions", List.of(action));
    DocumentLoader noOtherDocuments =
        new DocumentLoader(
            uri -> {
              throw new IOException("an overlay must not read other documents: " + uri);
            },
            text -> Map.of());
    return new OverlayParser(new DocumentStore(), noOtherDocuments)
        .parse(URI.create("overlay:actions"), part);
  }
}
