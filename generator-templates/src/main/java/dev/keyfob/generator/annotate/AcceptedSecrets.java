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
 * The secrets that somebody has accepted, as far as they say something about a document that does
 * not mark them any more: a document that forgets a secret, or moves it to where no overlay looks
 * for it, does not thereby show it.
 */
final class AcceptedSecrets {

  private final Set<String> places;
  private final Set<List<String>> namesOfMoved;

  private AcceptedSecrets(Set<String> places, Set<List<String>> namesOfMoved) {
    this.places = places;
    this.namesOfMoved = namesOfMoved;
  }

  /** What the accepted places mean for a document. */
  static AcceptedSecrets in(Map<String, Object> document, Set<String> places) {
    Set<String> vanished = new HashSet<>(places);
    if (!places.isEmpty()) {
      DocumentWalk.over(
          document,
          new DocumentWalk.Visitor() {
            @Override
            public void schema(JsonPointer at, Map<String, Object> schema) {
              JsonPointer properties = at.child("properties");
              Tree.object(schema.get("properties"))
                  .keySet()
                  .forEach(name -> vanished.remove(properties.child(name).toString()));
            }
          });
    }
    return new AcceptedSecrets(
        places, vanished.stream().map(AcceptedSecrets::name).collect(Collectors.toSet()));
  }

  /** Whether this very property was accepted as a secret. */
  boolean has(JsonPointer at) {
    return places.contains(at.toString());
  }

  /** Whether an accepted field of this name, however it is written, is not where it was. */
  boolean hasMoved(String name) {
    return !namesOfMoved.isEmpty() && namesOfMoved.contains(words(name));
  }

  private static List<String> name(String place) {
    return words(place.substring(place.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~"));
  }

  private static List<String> words(String name) {
    List<String> words = Words.of(name).stream().map(Words::singular).toList();
    return words.isEmpty() ? List.of(name) : words;
  }
}
