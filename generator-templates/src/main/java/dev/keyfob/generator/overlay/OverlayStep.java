package dev.keyfob.generator.overlay;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.PathNotFoundException;
import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.SpecException;
import dev.keyfob.generator.tree.Tree;
import io.openapiparser.OverlayApplier;
import io.openapiparser.OverlayParser;
import io.openapiparser.OverlayResult;
import io.openapiprocessor.jsonschema.schema.DocumentLoader;
import io.openapiprocessor.jsonschema.schema.DocumentStore;
import java.io.IOException;
import java.lang.System.Logger;
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
 * Applies an OpenAPI Overlay 1.0 document. The library does the applying, one action at a time;
 * what it would skip without a word, or get wrong, is found here first.
 */
public final class OverlayStep {

  private static final Logger LOG = System.getLogger("dev.keyfob.generator");
  private static final Configuration EVERY_MATCH =
      Configuration.defaultConfiguration().addOptions(Option.ALWAYS_RETURN_LIST);

  /** Shows the document that the library works on. */
  private static final Map<String, Object> NO_CHANGE = Map.of("target", "$", "update", Map.of());

  private static final JsonPointer ACTIONS = JsonPointer.ROOT.child("actions");

  private final String file;
  private final Map<String, Object> overlay;

  public OverlayStep(String file, Map<String, Object> overlay) {
    this.file = file;
    this.overlay = overlay;
  }

  /** The document as the overlay wants it; the one given is not changed. */
  public Map<String, Object> apply(Map<String, Object> document) {
    checkEnvelope();
    List<Object> actions = Tree.array(overlay.get("actions"));
    OverlayApplier applier = new OverlayApplier(document);
    Map<String, Object> result = applier.apply(overlayOf(NO_CHANGE));
    for (int i = 0; i < actions.size(); i++) {
      JsonPointer at = ACTIONS.child(i);
      for (Map<String, Object> action : onEachPath(at, Tree.object(actions.get(i)), result)) {
        List<Object> matches = matches(at, action, result);
        action.computeIfPresent(
            "update", (name, update) -> withoutTypesThatAreThere(matches, update));
        check(at, action, matches, result);
        result = applier.apply(overlayOf(action));
        if (matches.stream().anyMatch(Tree::isArray)) {
          // What the library adds to two arrays is one and the same object in both.
          applier = new OverlayApplier(result);
          result = applier.apply(overlayOf(NO_CHANGE));
        }
      }
    }
    return Tree.copy(result);
  }

  /**
   * The action, for each path that only calls its parameters differently; none where it matches
   * nothing. What is removed where the path is called as it is in the target is removed there
   * alone.
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
    for (String other : OverlayTarget.otherwise(action.get("target").toString(), document)) {
      Map<String, Object> there = new LinkedHashMap<>(action);
      there.put("target", other);
      if (!matches(at, there, document).isEmpty()) {
        LOG.log(Level.INFO, "{0} #{1}/target: is {2} in the document", file, at, other);
        found.add(there);
      }
    }
    if (found.isEmpty()) {
      LOG.log(
          Level.WARNING, "{0} #{1}/target: matches nothing: {2}", file, at, action.get("target"));
    }
    return found;
  }

  private void checkEnvelope() {
    String version = Tree.text(overlay.get("overlay"));
    if (version == null || !version.startsWith("1.0")) {
      throw new SpecException(
          file, "is no OpenAPI Overlay 1.0 document: 'overlay: 1.0.0' is missing at its top");
    }
    if (!Tree.isArray(overlay.get("actions"))) {
      throw new SpecException(file, ACTIONS, "an array of actions is expected here");
    }
  }

  /** What an action is going to change. */
  private List<Object> matches(
      JsonPointer at, Map<String, Object> action, Map<String, Object> document) {
    return read(at, path(at, action), document);
  }

  /** Since OpenAPI 3.1 a schema can have several types; one that it has already is not set. */
  private static Object withoutTypesThatAreThere(List<Object> targets, Object update) {
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
                rest.put(name, withoutTypesThatAreThere(existing, value));
              }
            });
    return rest;
  }

  /** Sees to it that the library will change what matches. */
  private void check(
      JsonPointer at,
      Map<String, Object> action,
      List<Object> matches,
      Map<String, Object> document) {
    checkInPlace(at, action, matches, document);
    if (!Boolean.TRUE.equals(action.get("remove"))) {
      if (!action.containsKey("update")) {
        throw new SpecException(file, at, "an action has 'update', or 'remove: true'");
      }
      matches.forEach(match -> checkUpdate(at.child("update"), match, action.get("update")));
    }
  }

  private JsonPath path(JsonPointer at, Map<String, Object> action) {
    String target = Tree.text(action.get("target"));
    if (target == null) {
      throw new SpecException(file, at, "an action needs a 'target', a JSONPath");
    }
    try {
      // The library would take any text for a path, by putting '$.' before it.
      if (target.startsWith("$")) {
        return JsonPath.compile(target);
      }
    } catch (InvalidPathException e) {
      throw new SpecException(
          file, at.child("target"), "is no valid JSONPath (" + e.getMessage() + "): " + target);
    }
    throw new SpecException(file, at.child("target"), "a JSONPath begins with '$': " + target);
  }

  private List<Object> read(JsonPointer at, JsonPath path, Map<String, Object> document) {
    try {
      return Tree.array(path.<Object>read(document, EVERY_MATCH));
    } catch (PathNotFoundException nothing) {
      return List.of();
    } catch (InvalidPathException e) {
      throw new SpecException(
          file, at.child("target"), "cannot be followed (" + e.getMessage() + ")");
    }
  }

  /** Several names in one pair of brackets match a copy, and an update of that would be lost. */
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
          "names several properties at once, which the library that "
              + "applies overlays cannot do; write one action for each");
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
          "the target is neither an object nor an array, so it cannot be updated; "
              + "target what it is in");
    }
    if (!Tree.isObject(update)) {
      throw new SpecException(file, at, "the target is an object, so the update has to be one");
    }
    checkMerge(at, Tree.object(target), Tree.object(update));
  }

  /**
   * Three things that the library gets wrong: adding to an array, setting null and changing a type.
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
                "is an array already; target the array itself to add one item "
                    + "to it, or remove it in an action of its own before setting it");
          } else if (existing != null
              && (value == null || value.getClass() != existing.getClass())) {
            throw new SpecException(
                file,
                at.child(name),
                "is of another type in the document; remove it in an action of "
                    + "its own before setting it");
          }
        });
  }

  private OverlayResult overlayOf(Map<String, Object> action) {
    Map<String, Object> part = new LinkedHashMap<>(overlay);
    part.put("actions", List.of(action));
    DocumentLoader noOtherDocuments =
        new DocumentLoader(
            uri -> {
              throw new IOException("an overlay reads no other document: " + uri);
            },
            text -> Map.of());
    return new OverlayParser(new DocumentStore(), noOtherDocuments)
        .parse(URI.create("overlay:actions"), part);
  }
}
