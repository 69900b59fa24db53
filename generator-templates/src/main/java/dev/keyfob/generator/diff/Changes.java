package dev.keyfob.generator.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Collects changes. A change that several operations show, because they share a schema, is one
 * change.
 */
final class Changes {

  private record Key(ChangeTopic topic, String place, String text) {}

  private final Map<Key, Change> changes = new LinkedHashMap<>();
  private final Set<String> excused = new TreeSet<>();

  void add(
      ChangeTopic topic,
      Severity severity,
      String place,
      String text,
      Collection<String> operations) {
    add(new Change(topic, severity, place, text, new TreeSet<>(operations), Set.of()));
  }

  void add(Change change) {
    changes.merge(new Key(change.topic(), change.place(), change.text()), change, Changes::both);
  }

  /** Adds a change that openapi-diff calls breaking and that breaks no user of this client. */
  void excuse(ChangeTopic topic, String place, String text, Collection<String> operations) {
    excuse(topic, Severity.NEUTRAL, place, text, operations);
  }

  /** Does the same with a severity other than NEUTRAL. */
  void excuse(
      ChangeTopic topic,
      Severity severity,
      String place,
      String text,
      Collection<String> operations) {
    add(topic, severity, place, text, operations);
    excused.addAll(operations);
  }

  /**
   * Adds a line for each operation that has none to explain why openapi-diff calls it incompatible.
   *
   * @param operations all that openapi-diff calls incompatible
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
                ChangeTopic.WIRE,
                Severity.BREAKING,
                operation,
                "openapi-diff calls it incompatible for a reason that this report does not know; compare the documents",
                Set.of(operation)));
  }

  boolean isEmpty() {
    return changes.isEmpty();
  }

  /** Returns all changes in order of topic, severity and place. */
  List<Change> sorted() {
    List<Change> sorted = new ArrayList<>(changes.values());
    sorted.sort(
        (a, b) -> {
          int byTopic = a.topic().compareTo(b.topic());
          int byWeight = a.severity().compareTo(b.severity());
          return byTopic != 0 ? byTopic : byWeight != 0 ? byWeight : a.place().compareTo(b.place());
        });
    return sorted;
  }

  private static Change both(Change one, Change other) {
    return new Change(
        one.topic(),
        one.severity().compareTo(other.severity()) < 0 ? one.severity() : other.severity(),
        one.place(),
        one.text(),
        union(one.operations(), other.operations()),
        union(one.members(), other.members()));
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> both = new TreeSet<>(one);
    both.addAll(other);
    return both;
  }
}
