package dev.keyfob.generator.impact;

import dev.keyfob.generator.diff.AcceptedDocument;
import dev.keyfob.generator.diff.Change;
import dev.keyfob.generator.diff.ChangeTopic;
import dev.keyfob.generator.diff.DocumentDiff;
import dev.keyfob.generator.diff.Severity;
import dev.keyfob.generator.diff.VersionBump;
import dev.keyfob.generator.tree.UntrustedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes the report on an update for its reviewer. */
public final class MarkdownReport {

  private static final int OPERATIONS_SHOWN = 3;
  private static final String ASYNC = "Async(";

  private static final String USE_UNKNOWN =
      "Facade use unknown: facade/ does not compile with this document, and facade/target/classes is empty."
          + " Compile the accepted documents first (`mvn -q compile`), then the new ones.";

  private final DocumentDiff diff;
  private final FacadeImpact impact;
  private final List<String> destinations;
  private final StringBuilder out = new StringBuilder();

  private MarkdownReport(DocumentDiff diff, FacadeImpact impact, List<String> destinations) {
    this.destinations = destinations;
    this.diff = diff;
    this.impact = impact;
  }

  /** Returns the report as Markdown. */
  public static String of(DocumentDiff diff, FacadeImpact impact) {
    return of(diff, impact, List.of());
  }

  /**
   * Returns the report as Markdown.
   *
   * @param destinations the differences from the pins, which come first
   */
  public static String of(DocumentDiff diff, FacadeImpact impact, List<String> destinations) {
    MarkdownReport report = new MarkdownReport(diff, impact, destinations);
    report.write();
    return report.out.toString();
  }

  private void write() {
    out.append("# ").append(diff.provider()).append(": changes since the accepted document\n\n");
    if (!diff.comparable()) {
      out.append(
              "No document is accepted yet, so there is nothing to compare with. Accept this one:\n\n    ")
          .append(AcceptedDocument.ACCEPT)
          .append('\n');
    } else {
      summary();
    }
    section("Where requests go", destinations);
    section("The facade does not compile", impact.errors());
    List<Change> wire = diff.about(ChangeTopic.WIRE);
    section("Breaking", lines(wire, Severity.BREAKING));
    section("Secrets", lines(diff.about(ChangeTopic.SECRETS)));
    section("Effects", lines(diff.about(ChangeTopic.EFFECTS)));
    section("Operations renamed", lines(diff.about(ChangeTopic.OPERATION_NAMES)));
    section("Enum values", lines(diff.about(ChangeTopic.ENUM_VALUES)));
    if (!diff.changes().isEmpty()) {
      section("Facade methods affected", facadeMethods());
    }
    section("Other parts of the document", lines(diff.about(ChangeTopic.OTHER)));
    section("Additive", lines(wire, Severity.ADDITIVE));
    section("Neither breaking nor additive", together(wire, Severity.NEUTRAL));
    List<Change> java = diff.about(ChangeTopic.GENERATED_JAVA);
    section("Generated Java: breaking", together(java, Severity.BREAKING));
    section("Generated Java: additive", together(java, Severity.ADDITIVE));
    section("Descriptions and extensions for other tools", descriptions());
  }

  private void summary() {
    out.append("Proposed version bump: **").append(diff.bump()).append("**\n\n");
    if (diff.changes().isEmpty()) {
      out.append(
          diff.bump() == VersionBump.NONE
              ? "Nothing has changed.\n"
              : "Only descriptions, or extensions for other tools, have changed.\n");
      return;
    }
    out.append("| | changes | of these breaking |\n|---|--:|--:|\n");
    row("Requests and responses", ChangeTopic.WIRE);
    row("Secrets", ChangeTopic.SECRETS);
    row("Effects", ChangeTopic.EFFECTS);
    row("Operations renamed", ChangeTopic.OPERATION_NAMES);
    row("Enum values", ChangeTopic.ENUM_VALUES);
    row("Generated Java", ChangeTopic.GENERATED_JAVA);
    row("Other parts of the document", ChangeTopic.OTHER);
  }

  private void row(String name, ChangeTopic topic) {
    List<Change> changes = diff.about(topic);
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

  private List<String> descriptions() {
    return diff.descriptions().stream().map(UntrustedText::code).toList();
  }

  private static List<String> lines(List<Change> changes, Severity severity) {
    return changes.stream()
        .filter(change -> change.severity() == severity)
        .map(MarkdownReport::line)
        .toList();
  }

  /** Returns one line for all places with the same change. */
  private static List<String> together(List<Change> changes, Severity severity) {
    Map<String, List<Change>> byText = new LinkedHashMap<>();
    changes.stream()
        .filter(change -> change.severity() == severity)
        .forEach(
            change -> byText.computeIfAbsent(change.text(), text -> new ArrayList<>()).add(change));
    return byText.values().stream()
        .map(
            same ->
                same.size() == 1
                    ? line(same.get(0))
                    : same.stream()
                            .map(change -> UntrustedText.code(change.place()))
                            .collect(Collectors.joining(", "))
                        + ": "
                        + same.get(0).text())
        .toList();
  }

  /** Returns a line for each change; breaking ones are marked. */
  private static List<String> lines(List<Change> changes) {
    return changes.stream()
        .map(change -> line(change) + (change.isBreaking() ? " (breaking)" : ""))
        .toList();
  }

  private static String line(Change change) {
    return UntrustedText.code(change.place()) + ": " + change.text() + operations(change);
  }

  /** Returns the operations that the place does not name itself. */
  private static String operations(Change change) {
    List<String> others =
        change.operations().stream()
            .filter(operation -> !names(change.place(), operation))
            .toList();
    if (others.isEmpty()) {
      return "";
    }
    int more = others.size() - OPERATIONS_SHOWN;
    String shown =
        (more > 1 ? others.subList(0, OPERATIONS_SHOWN) : others)
            .stream().map(UntrustedText::markdown).collect(Collectors.joining(", "));
    return " [" + shown + (more > 1 ? " and " + more + " more" : "") + "]";
  }

  private static boolean names(String place, String operation) {
    return place.equals(operation) || place.startsWith(operation + " ");
  }

  private List<String> facadeMethods() {
    if (impact.uses().isEmpty()) {
      return List.of(USE_UNKNOWN);
    }
    Map<String, Set<String>> methods = impact.uses().get();
    List<String> lines = new ArrayList<>();
    methods.forEach(
        (method, uses) -> {
          if (!isTwin(method, uses, methods)) {
            facadeMethod(method, uses).ifPresent(lines::add);
          }
        });
    long unassigned = diff.changes().stream().filter(MarkdownReport::isUnassigned).count();
    if (unassigned > 0) {
      lines.add(
          "Unknown for %d %s that no operation or generated member is known for."
              .formatted(unassigned, unassigned == 1 ? "change" : "changes"));
    } else if (lines.isEmpty()) {
      lines.add("None: no public method uses what has changed.");
    }
    if (impact.ofLastBuild()) {
      lines.add("This list is from the facade's last build, because facade/ does not compile now.");
    }
    return lines;
  }

  /** New parts are used by no method yet; all others may concern any method. */
  private static boolean isUnassigned(Change change) {
    return change.severity() != Severity.ADDITIVE
        && change.operations().isEmpty()
        && change.members().isEmpty();
  }

  private Optional<String> facadeMethod(String method, Set<String> uses) {
    Set<String> changed = new TreeSet<>();
    List<Change> concerning = new ArrayList<>();
    for (Change change : diff.changes()) {
      List<String> operations = change.operations().stream().filter(uses::contains).toList();
      List<String> members = change.members().stream().filter(uses::contains).toList();
      if (!operations.isEmpty() || !members.isEmpty()) {
        concerning.add(change);
        operations.forEach(operation -> changed.add(UntrustedText.markdown(operation)));
        if (operations.isEmpty()) {
          members.forEach(member -> changed.add(UntrustedText.code(member)));
        }
      }
    }
    if (concerning.isEmpty()) {
      return Optional.empty();
    }
    String breaking =
        concerning.stream()
            .filter(Change::isBreaking)
            .map(change -> "\n  - " + UntrustedText.code(change.place()) + ": " + change.text())
            .collect(Collectors.joining());
    return Optional.of(
        "`%s` by %s: %d %s%s"
            .formatted(
                method,
                String.join(", ", changed),
                concerning.size(),
                concerning.size() == 1 ? "change" : "changes",
                breaking));
  }

  /** Returns whether a method is the asynchronous form of another that is listed. */
  private static boolean isTwin(String method, Set<String> uses, Map<String, Set<String>> methods) {
    int async = method.indexOf(ASYNC);
    return async > 0
        && methods.entrySet().stream()
            .anyMatch(
                other ->
                    other.getKey().startsWith(method.substring(0, async) + "(")
                        && other.getValue().equals(uses));
  }
}
