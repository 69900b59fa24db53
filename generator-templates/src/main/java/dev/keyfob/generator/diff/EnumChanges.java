package dev.keyfob.generator.diff;

import dev.keyfob.generator.tree.Tree;
import dev.keyfob.generator.tree.UntrustedText;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds values that enums lost or gained. A value lost from a response is compatible to
 * openapi-diff, but Java loses a constant.
 */
final class EnumChanges {

  private EnumChanges() {}

  static void find(ApiDescription was, ApiDescription is, Changes changes) {
    was.schemas().keySet().stream()
        .filter(is.schemas()::containsKey)
        .forEach(
            place -> {
              Set<String> before = values(was, place);
              Set<String> now = values(is, place);
              if (before.equals(now)) {
                return;
              }
              Set<String> operations = new TreeSet<>(was.operationsAt(place));
              operations.addAll(is.operationsAt(place));
              if (now.isEmpty()) {
                changes.add(
                    ChangeTopic.ENUM_VALUES,
                    Severity.BREAKING,
                    place,
                    "is no longer an enum; was " + list(before),
                    operations);
              } else if (before.isEmpty()) {
                changes.add(
                    ChangeTopic.ENUM_VALUES,
                    Severity.BREAKING,
                    place,
                    "is an enum now: " + list(now),
                    operations);
              } else {
                add(changes, Severity.BREAKING, place, "gone: ", without(before, now), operations);
                add(changes, Severity.ADDITIVE, place, "new: ", without(now, before), operations);
              }
            });
  }

  private static void add(
      Changes changes,
      Severity severity,
      String place,
      String text,
      Set<String> values,
      Set<String> operations) {
    if (!values.isEmpty()) {
      changes.add(ChangeTopic.ENUM_VALUES, severity, place, text + list(values), operations);
    }
  }

  private static Set<String> values(ApiDescription api, String place) {
    Set<String> values = new TreeSet<>();
    api.schemas()
        .get(place)
        .forEach(
            at ->
                Tree.array(Tree.object(at.in(api.document())).get("enum")).stream()
                    .filter(Objects::nonNull)
                    .map(String::valueOf)
                    .forEach(values::add));
    return values;
  }

  private static Set<String> without(Set<String> values, Set<String> others) {
    Set<String> rest = new TreeSet<>(values);
    rest.removeAll(others);
    return rest;
  }

  private static String list(Collection<String> values) {
    return values.stream().map(UntrustedText::code).collect(Collectors.joining(", "));
  }
}
