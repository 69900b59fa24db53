package dev.keyfob.generator.annotate;

import dev.keyfob.generator.openapi.DocumentWalk;
import dev.keyfob.generator.openapi.Words;
import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.Tree;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps accepted secrets masked if an update of the document removes their marks, or moves them to
 * another place.
 */
final class AcceptedSecrets {

  private final Set<String> places;
  private final Set<List<String>> namesOfMoved;

  private AcceptedSecrets(Set<String> places, Set<List<String>> namesOfMoved) {
    this.places = places;
    this.namesOfMoved = namesOfMoved;
  }

  static AcceptedSecrets in(Map<String, Object> document, Set<String> places) {
    Set<String> missing = new HashSet<>(places);
    if (!places.isEmpty()) {
      DocumentWalk.over(
          document,
          new DocumentWalk.Visitor() {
            @Override
            public void schema(JsonPointer at, Map<String, Object> schema) {
              JsonPointer properties = at.child("properties");
              Tree.object(schema.get("properties"))
                  .keySet()
                  .forEach(name -> missing.remove(properties.child(name).toString()));
            }
          });
    }
    return new AcceptedSecrets(
        places,
        missing.stream()
            .filter(AcceptedSecrets::isProperty)
            .map(AcceptedSecrets::name)
            .collect(Collectors.toSet()));
  }

  /** Returns whether the property at this place is an accepted secret. */
  boolean has(JsonPointer at) {
    return places.contains(at.toString());
  }

  /** Returns whether an accepted secret of this name, in any spelling, is missing at its place. */
  boolean hasMoved(String name) {
    return !namesOfMoved.isEmpty() && namesOfMoved.contains(words(name));
  }

  /** A whole body has no name, so that it cannot be found at another place. */
  private static boolean isProperty(String place) {
    return place.matches(".*/properties/[^/]*");
  }

  private static List<String> name(String place) {
    return words(place.substring(place.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~"));
  }

  private static List<String> words(String name) {
    List<String> words = Words.of(name).stream().map(Words::singular).toList();
    return words.isEmpty() ? List.of(name) : words;
  }
}
