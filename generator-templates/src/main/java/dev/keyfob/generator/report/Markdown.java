package dev.keyfob.generator.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes a comparison for a person. */
final class Markdown {

  private static final int OPERATIONS_SHOWN = 3;
  private static final String ASYNC = "Async(";

  private final Comparison comparison;
  private final StringBuilder out = new StringBuilder();

  private Markdown(Comparison comparison) {
    this.comparison = comparison;
  }

  static String of(Comparison comparison) {
    Markdown markdown = new Markdown(comparison);
    markdown.write();
    return markdown.out.toString();
  }

  private void write() {
    out.append("# ")
        .append(comparison.provider())
        .append(": what has changed since the accepted document\n\n");
    if (!comparison.comparable()) {
      out.append(
              "No document is accepted yet, so there is nothing to compare with. Accept what there is now:\n\n    ")
          .append(AcceptedDocument.ACCEPT)
          .append('\n');
    } else {
      summary();
    }
    section("Contradicts the facade", comparison.facade().contradictions());
    List<Change> wire = comparison.about(Topic.WIRE);
    section("Breaking", lines(wire, Weight.BREAKING));
    section("Secrets", lines(comparison.about(Topic.SECRETS)));
    section("Effects", lines(comparison.about(Topic.EFFECTS)));
    section("Operations renamed", lines(comparison.about(Topic.OPERATION_NAMES)));
    section("Enum values", lines(comparison.about(Topic.ENUM_VALUES)));
    section("Facade methods affected", facadeMethods());
    section("Additive", lines(wire, Weight.ADDITIVE));
    section("Neither", together(wire, Weight.NEUTRAL));
    List<Change> java = comparison.about(Topic.GENERATED_JAVA);
    section("Generated Java: breaking", together(java, Weight.BREAKING));
    section("Generated Java: additive", together(java, Weight.ADDITIVE));
  }

  private void summary() {
    out.append("Proposed version bump: **").append(comparison.bump()).append("**\n\n");
    if (comparison.changes().isEmpty()) {
      out.append(
          comparison.bump() == Bump.NONE ? "Nothing has changed.\n" : "Only words have changed.\n");
      return;
    }
    out.append("| | changes | of these breaking |\n|---|--:|--:|\n");
    row("Sent and answered", Topic.WIRE);
    row("Secrets", Topic.SECRETS);
    row("Effects", Topic.EFFECTS);
    row("Operations renamed", Topic.OPERATION_NAMES);
    row("Enum values", Topic.ENUM_VALUES);
    row("Generated Java", Topic.GENERATED_JAVA);
  }

  private void row(String name, Topic topic) {
    List<Change> changes = comparison.about(topic);
    out.append("| ")
        .append(name)
        .append(" | ")
        .append(changes.size())
        .append(" | ")
        .append(changes.stream().filter(Change::isBreaking).count())
        .append(" |\n");
  }

  private void section(String title, List<String> lines) {
    if (!lines.isEmpty()) {
      out.append("\n## ").append(title).append("\n\n");
      lines.forEach(line -> out.append("- ").append(line).append('\n'));
    }
  }

  private static List<String> lines(List<Change> changes, Weight weight) {
    return changes.stream()
        .filter(change -> change.weight() == weight)
        .map(Markdown::line)
        .toList();
  }

  /** One line for all places with the same change. */
  private static List<String> together(List<Change> changes, Weight weight) {
    Map<String, List<Change>> byText = new LinkedHashMap<>();
    changes.stream()
        .filter(change -> change.weight() == weight)
        .forEach(
            change -> byText.computeIfAbsent(change.text(), text -> new ArrayList<>()).add(change));
    return byText.values().stream()
        .map(
            same ->
                same.size() == 1
                    ? line(same.get(0))
                    : same.stream()
                            .map(change -> "`" + change.place() + "`")
                            .collect(Collectors.joining(", "))
                        + ": "
                        + same.get(0).text())
        .toList();
  }

  /** All of them; which ones break is said, since they stand together. */
  private static List<String> lines(List<Change> changes) {
    return changes.stream()
        .map(change -> line(change) + (change.isBreaking() ? " (breaking)" : ""))
        .toList();
  }

  private static String line(Change change) {
    return "`" + change.place() + "`: " + change.text() + operations(change);
  }

  /** Those that the place does not name already. */
  private static String operations(Change change) {
    List<String> others =
        change.operations().stream()
            .filter(operation -> !names(change.place(), operation))
            .toList();
    if (others.isEmpty()) {
      return "";
    }
    int more = others.size() - OPERATIONS_SHOWN;
    String shown = String.join(", ", more > 1 ? others.subList(0, OPERATIONS_SHOWN) : others);
    return " [" + shown + (more > 1 ? " and " + more + " more" : "") + "]";
  }

  private static boolean names(String place, String operation) {
    return place.equals(operation) || place.startsWith(operation + " ");
  }

  /** A method and its twin that does not wait are told of once. */
  private List<String> facadeMethods() {
    Map<String, Set<String>> methods = comparison.facade().operations();
    List<String> lines = new ArrayList<>();
    methods.forEach(
        (method, operations) -> {
          List<Change> concerning =
              comparison.changes().stream()
                  .filter(change -> change.operations().stream().anyMatch(operations::contains))
                  .toList();
          if (concerning.isEmpty() || isTwin(method, operations, methods)) {
            return;
          }
          Set<String> changed = new TreeSet<>(operations);
          changed.retainAll(
              concerning.stream()
                  .flatMap(change -> change.operations().stream())
                  .collect(Collectors.toSet()));
          StringBuilder line =
              new StringBuilder(
                  "`"
                      + method
                      + "` by "
                      + String.join(", ", changed)
                      + ": "
                      + concerning.size()
                      + (concerning.size() == 1 ? " change" : " changes"));
          concerning.stream()
              .filter(Change::isBreaking)
              .forEach(
                  change ->
                      line.append("\n  - `")
                          .append(change.place())
                          .append("`: ")
                          .append(change.text()));
          lines.add(line.toString());
        });
    return lines;
  }

  private static boolean isTwin(
      String method, Set<String> operations, Map<String, Set<String>> methods) {
    int async = method.indexOf(ASYNC);
    return async > 0
        && methods.entrySet().stream()
            .anyMatch(
                other ->
                    other.getKey().startsWith(method.substring(0, async) + "(")
                        && other.getValue().equals(operations));
  }
}
