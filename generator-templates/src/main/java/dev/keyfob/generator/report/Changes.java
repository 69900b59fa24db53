package dev.keyfob.generator.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Gathers changes. The same one met from several operations, since they share a schema, is one
 * change.
 */
final class Changes {

  private record Key(Topic topic, String place, String text) {}

  private final Map<Key, Change> changes = new LinkedHashMap<>();
  private final Set<String> excused = new TreeSet<>();

  void add(Topic topic, Weight weight, String place, String text, Collection<String> operations) {
    changes.merge(
        new Key(topic, place, text),
        new Change(topic, weight, place, text, new TreeSet<>(operations)),
        Changes::both);
  }

  /** A change that openapi-diff calls breaking, and that breaks nobody here. */
  void excuse(Topic topic, String place, String text, Collection<String> operations) {
    add(topic, Weight.NEUTRAL, place, text, operations);
    excused.addAll(operations);
  }

  /**
   * Makes sure that each of these operations, which openapi-diff calls incompatible, has a line
   * that says why.
   */
  void account(Set<String> operations) {
    Set<String> missing = new TreeSet<>(operations);
    missing.removeAll(excused);
    changes.values().stream()
        .filter(Change::isBreaking)
        .forEach(change -> missing.removeAll(change.operations()));
    missing.forEach(
        operation ->
            add(
                Topic.WIRE,
                Weight.BREAKING,
                operation,
                "openapi-diff calls it incompatible, for a reason that this report has no words for; compare the documents",
                Set.of(operation)));
  }

  /** In order of topic, weight and place. */
  List<Change> sorted() {
    List<Change> sorted = new ArrayList<>(changes.values());
    sorted.sort(
        (a, b) -> {
          int byTopic = a.topic().compareTo(b.topic());
          int byWeight = a.weight().compareTo(b.weight());
          return byTopic != 0 ? byTopic : byWeight != 0 ? byWeight : a.place().compareTo(b.place());
        });
    return sorted;
  }

  private static Change both(Change one, Change other) {
    Set<String> operations = new TreeSet<>(one.operations());
    operations.addAll(other.operations());
    Weight weight = one.weight().compareTo(other.weight()) < 0 ? one.weight() : other.weight();
    return new Change(one.topic(), weight, one.place(), one.text(), operations);
  }
}
