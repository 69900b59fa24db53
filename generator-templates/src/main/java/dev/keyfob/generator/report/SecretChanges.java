package dev.keyfob.generator.report;

import dev.keyfob.generator.assemble.document.Json;
import dev.keyfob.generator.assemble.document.JsonPointer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Secret fields that came, went or lost their mark. To openapi-diff a mark is nothing. */
final class SecretChanges {

  private static final String MARK = "x-secret";

  private SecretChanges() {}

  static void find(Described was, Described is, Changes changes) {
    Map<String, String> marksBefore = marks(was);
    Map<String, String> marksNow = marks(is);
    marksBefore.forEach((place, mark) -> {
      String now = marksNow.get(place);
      Set<String> operations = new TreeSet<>(was.operationsAt(place));
      operations.addAll(is.operationsAt(place));
      if (now == null && is.schemas().containsKey(place)) {
        changes.add(Topic.SECRETS, Weight.BREAKING, place,
            "**LOST ITS MARK** (" + mark + "): it would be shown. If it is a secret still, mark it in overlay.yaml",
            operations);
      } else if (now == null) {
        changes.add(Topic.SECRETS, Weight.BREAKING, place, "gone (" + mark + ")", operations);
      } else if (!now.equals(mark)) {
        changes.add(Topic.SECRETS, Weight.NEUTRAL, place, "is marked " + now + ", was " + mark, operations);
      }
    });
    marksNow.forEach((place, mark) -> {
      if (!marksBefore.containsKey(place)) {
        boolean known = was.schemas().containsKey(place);
        changes.add(Topic.SECRETS, known ? Weight.BREAKING : Weight.ADDITIVE, place,
            known ? "is secret now (" + mark + "), and was not" : "new secret field (" + mark + ")",
            is.operationsAt(place));
      }
    });
  }

  /** The marks of properties, which is where the build puts them. */
  private static Map<String, String> marks(Described api) {
    Map<String, String> marks = new TreeMap<>();
    api.schemas().forEach((place, pointers) -> pointers.stream().filter(SecretChanges::isProperty).forEach(at -> {
      Object mark = Json.object(at.in(api.document())).get(MARK);
      if (mark != null && !Boolean.FALSE.equals(mark)) {
        marks.put(place, mark.toString());
      }
    }));
    return marks;
  }

  private static boolean isProperty(JsonPointer at) {
    List<String> tokens = at.tokens();
    return tokens.size() >= 2 && tokens.get(tokens.size() - 2).equals("properties");
  }
}
