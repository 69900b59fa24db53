package dev.keyfob.generator.cli;

import dev.keyfob.generator.diff.AcceptedDocument;
import dev.keyfob.generator.diff.ChangeTopic;
import dev.keyfob.generator.diff.DocumentDiff;
import dev.keyfob.generator.diff.VersionBump;
import dev.keyfob.generator.files.AtomicFile;
import dev.keyfob.generator.impact.AssembledDocuments;
import dev.keyfob.generator.impact.Facade;
import dev.keyfob.generator.impact.FacadeImpact;
import dev.keyfob.generator.impact.MarkdownReport;
import dev.keyfob.generator.tree.SpecException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reports, for each provider, what has changed since its document was last accepted.
 *
 * <p>Fails if the facade does not compile with the new documents. With {@code
 * -Dkeyfob.fail-on-breaking=true} it also fails if a change is breaking, unless the documents are
 * being accepted.
 */
public final class ReportChanges {

  private final AssembledDocuments documents;
  private final Facade facade;
  private final String version;
  private final PrintStream out;

  private ReportChanges(
      AssembledDocuments documents, Facade facade, String version, PrintStream out) {
    this.documents = documents;
    this.facade = facade;
    this.version = version;
    this.out = out;
  }

  /**
   * Writes the reports of all providers.
   *
   * @param arguments the specs folder; the build folder of generated-client; the version of the
   *     project; the folder of the facade's module; the class path and the Java release to compile
   *     the facade with
   * @throws SpecException after all reports are written, if the facade does not compile or a
   *     breaking change is to be an error
   */
  public static void main(String... arguments) {
    if (arguments.length != 6) {
      throw new IllegalArgumentException(
          "arguments: specs folder, generated-client's build folder, version, facade's folder, facade's class"
              + " path, Java release");
    }
    run(
        new AssembledDocuments(
            Path.of(arguments[0]).normalize(), Path.of(arguments[1]).normalize()),
        Facade.compile(Path.of(arguments[3]).normalize(), arguments[4], arguments[5]),
        arguments[2],
        System.out);
  }

  static void run(AssembledDocuments documents, Facade facade, String version, PrintStream out) {
    new ReportChanges(documents, facade, version, out).all();
  }

  private void all() {
    List<String> breaking = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    for (String provider : documents.providers()) {
      DocumentDiff diff =
          DocumentDiff.of(
              provider,
              documents.accepted(provider).read(provider + "/accepted.yaml"),
              documents.effective(provider),
              version);
      FacadeImpact impact = facade.of(diff, documents.generatedPackage(provider));
      Path report = folder().resolve(provider + ".md");
      List<String> destinations =
          documents.pins(provider).differences(documents.effective(provider));
      AtomicFile.write(report, MarkdownReport.of(diff, impact, destinations));
      out.println(provider + ": " + summary(diff));
      out.println("  " + report);
      destinations.forEach(line -> out.println("  where requests go: " + line.replace("`", "")));
      if (diff.breaking() > 0) {
        breaking.add(provider + " (" + diff.breaking() + ")");
      }
      impact.errors().forEach(line -> errors.add(provider + ": " + line.replace("`", "")));
    }
    if (!errors.isEmpty()) {
      throw new SpecException(
          "facade",
          "does not compile with these documents"
              + (AcceptDocuments.isRequested() ? "; nothing has been accepted" : "")
              + "\n  "
              + String.join("\n  ", errors));
    }
    if (!breaking.isEmpty()
        && Boolean.getBoolean("keyfob.fail-on-breaking")
        && !AcceptDocuments.isRequested()) {
      throw new SpecException(
          "specs", "breaking changes: " + String.join(", ", breaking) + "; read " + folder());
    }
  }

  private static String summary(DocumentDiff diff) {
    if (!diff.comparable()) {
      return "nothing accepted yet to compare with"
          + (AcceptDocuments.isRequested()
              ? ""
              : "; accept the documents with: " + AcceptedDocument.ACCEPT);
    }
    if (diff.bump() == VersionBump.NONE) {
      return "nothing has changed";
    }
    long lost =
        diff.about(ChangeTopic.SECRETS).stream()
            .filter(change -> change.text().contains("LOST"))
            .count();
    return "proposed version bump "
        + diff.bump()
        + "; "
        + diff.changes().size()
        + (diff.changes().size() == 1 ? " change, " : " changes, ")
        + diff.breaking()
        + " of them breaking"
        + (lost > 0 ? "; " + lost + " SECRET MARKS LOST" : "");
  }

  private Path folder() {
    return documents.target().resolve("report");
  }
}
