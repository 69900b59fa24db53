package dev.keyfob.generator.diff;

import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds secret fields that are new, gone or have lost their mark, which openapi-diff ignores. */
final class SecretChanges {

  private static final String MARK = "x-secret";

  /** The build's mark of a field that is masked only because its place or name was accepted. */
  private static final String KEPT = "kept";

  /**
   * The marks of the properties at one place, such as those of several branches or media types.
   *
   * @param marks the different marks, in order
   * @param unmarked the number of properties without a mark
   * @param all the number of properties
   */
  private record Marks(Set<String> marks, long unmarked, long all) {

    static final Marks NONE = new Marks(Set.of(), 0, 0);

    boolean any() {
      return !marks.isEmpty();
    }

    @Override
    public String toString() {
      return String.join(", ", marks);
    }
  }

  private SecretChanges() {}

  static void find(ApiDescription was, ApiDescription is, Changes changes) {
    Map<String, Marks> before = marks(was);
    Map<String, Marks> now = marks(is);
    before.forEach(
        (place, marks) -> {
          if (marks.any()) {
            Set<String> operations = new TreeSet<>(was.operationsAt(place));
            operations.addAll(is.operationsAt(place));
            known(place, marks, now.getOrDefault(place, Marks.NONE), operations, changes);
          }
        });
    now.forEach(
        (place, marks) -> {
          if (marks.any() && !before.getOrDefault(place, Marks.NONE).any()) {
            boolean known = was.schemas().containsKey(place);
            changes.add(
                ChangeTopic.SECRETS,
                known ? Severity.BREAKING : Severity.ADDITIVE,
                place,
                known
                    ? "is secret now (" + marks + "), was not"
                    : "new secret field (" + marks + ")",
                is.operationsAt(place));
          }
        });
  }

  private static void known(
      String place, Marks was, Marks is, Set<String> operations, Changes changes) {
    if (is.all() == 0) {
      changes.add(ChangeTopic.SECRETS, Severity.BREAKING, place, "gone (" + was + ")", operations);
    } else if (is.unmarked() > was.unmarked()) {
      String where = is.any() ? " in " + is.unmarked() + " of " + is.all() + " places" : "";
      changes.add(
          ChangeTopic.SECRETS,
          Severity.BREAKING,
          place,
          "**LOST ITS MARK** ("
              + was
              + ")"
              + where
              + ": it would be shown. If it still is a secret, mark it in overlay.yaml",
          operations);
    } else if (is.marks().contains(KEPT) && !was.marks().contains(KEPT)) {
      changes.add(
          ChangeTopic.SECRETS,
          Severity.BREAKING,
          place,
          "**LOST ITS MARK** ("
              + was
              + ") and stays masked only because it was accepted. Mark it in overlay.yaml",
          operations);
    } else if (!is.marks().equals(was.marks())) {
      changes.add(
          ChangeTopic.SECRETS,
          Severity.NEUTRAL,
          place,
          "is marked " + is + ", was " + was,
          operations);
    }
  }

  /** Returns the marks of properties and whole bodies, by place; the build marks nothing else. */
  private static Map<String, Marks> marks(ApiDescription api) {
    Map<String, Marks> found = new TreeMap<>();
    api.schemas()
        .forEach(
            (place, pointers) -> {
              List<JsonPointer> properties =
                  pointers.stream().filter(SecretChanges::isPropertyOrBody).toList();
              Set<String> marks = new TreeSet<>();
              long unmarked = 0;
              for (JsonPointer at : properties) {
                Object mark = Tree.object(at.in(api.document())).get(MARK);
                if (mark == null || Boolean.FALSE.equals(mark)) {
                  unmarked++;
                } else {
                  marks.add(mark.toString());
                }
              }
              found.put(place, new Marks(marks, unmarked, properties.size()));
            });
    return found;
  }

  private static boolean isPropertyOrBody(JsonPointer at) {
    List<String> tokens = at.tokens();
    int last = tokens.size() - 1;
    boolean property = last >= 1 && tokens.get(last - 1).equals("properties");
    boolean body =
        last >= 2 && tokens.get(last).equals("schema") && tokens.get(last - 2).equals("content");
    return property || body;
  }
}
