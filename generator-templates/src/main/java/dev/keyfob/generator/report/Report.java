package dev.keyfob.generator.report;

import dev.keyfob.generator.files.AtomicFile;
import dev.keyfob.generator.tree.DocumentReader;
import dev.keyfob.generator.tree.SpecException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reports, for each provider, what has changed since its document was last accepted.
 *
 * <p>{@code -Dkeyfob.fail-on-breaking=true} makes a breaking change an error; {@code
 * -Dkeyfob.document=accept} takes the documents as they are now for right, all of them, or none
 * where the facade would not compile with one.
 */
public final class Report {

  private final Path specs;
  private final Path target;
  private final Built built;
  private final FacadeSources facade;
  private final PrintStream out;

  private Report(Path specs, Path target, FacadeSources facade, PrintStream out) {
    this.specs = specs;
    this.target = target;
    this.built = new Built(target);
    this.facade = facade;
    this.out = out;
  }

  /**
   * Reports on all providers.
   *
   * @param arguments the specs folder; the build folder; the folder of the facade's sources
   * @throws SpecException once all reports are written, and before anything is accepted: with a
   *     line for each call of the facade that would not compile any more; or in one line when a
   *     change breaks something and that was asked for
   */
  public static void main(String... arguments) {
    if (arguments.length != 3) {
      throw new IllegalArgumentException(
          "arguments: specs folder, build folder, the facade's sources");
    }
    run(
        Path.of(arguments[0]).normalize(),
        Path.of(arguments[1]).normalize(),
        Path.of(arguments[2]).normalize(),
        System.out);
  }

  static void run(Path specs, Path target, Path facade, PrintStream out) {
    new Report(specs, target, FacadeSources.in(facade), out).all();
  }

  private void all() {
    List<String> broken = new ArrayList<>();
    List<String> contradictions = new ArrayList<>();
    for (Path document : built.documents()) {
      String provider = provider(document);
      Comparison comparison = one(provider, document);
      if (comparison.breaking() > 0) {
        broken.add(provider + " (" + comparison.breaking() + ")");
      }
      if (!comparison.facade().contradictions().isEmpty()) {
        built.forget(provider);
      }
      comparison
          .facade()
          .contradictions()
          .forEach(line -> contradictions.add(provider + ": " + line.replace("`", "")));
    }
    if (!contradictions.isEmpty()) {
      throw new SpecException(
          "facade",
          "would not compile"
              + (accepting() ? ", so nothing has been accepted" : "")
              + "\n  "
              + String.join("\n  ", contradictions));
    }
    if (accepting()) {
      built.documents().forEach(this::accept);
      return;
    }
    if (!broken.isEmpty() && Boolean.getBoolean("keyfob.fail-on-breaking")) {
      throw new SpecException(
          "specs", "breaking changes: " + String.join(", ", broken) + "; read " + reports());
    }
  }

  private Comparison one(String provider, Path document) {
    AcceptedDocument accepted = accepted(provider);
    Map<String, Object> effective = effective(document);
    Optional<Map<String, Object>> before =
        accepted.exists()
            ? Optional.of(accepted.read(provider + "/accepted.yaml"))
            : Optional.empty();
    Comparison comparison =
        Comparison.of(
            provider, before, effective, facade, built.runtime(), built.apiPackage(provider));
    Path report = reports().resolve(provider + ".md");
    AtomicFile.write(report, Markdown.of(comparison));
    out.println(provider + ": " + summary(comparison));
    out.println("  " + report);
    return comparison;
  }

  private void accept(Path document) {
    AcceptedDocument accepted = accepted(provider(document));
    boolean news = accepted.accept(effective(document));
    out.println((news ? "accepted: " : "was accepted already: ") + accepted.file());
  }

  private AcceptedDocument accepted(String provider) {
    return new AcceptedDocument(specs.resolve(provider).resolve("accepted.yaml"));
  }

  private static Map<String, Object> effective(Path document) {
    return NormalForm.of(DocumentReader.read(document, document.getFileName().toString()));
  }

  private static String provider(Path document) {
    return document.getFileName().toString().replaceFirst("\\.yaml$", "");
  }

  private static String summary(Comparison comparison) {
    if (!comparison.comparable()) {
      return "nothing accepted yet to compare with"
          + (accepting() ? "" : "; accept what there is now by: " + AcceptedDocument.ACCEPT);
    }
    if (comparison.bump() == Bump.NONE) {
      return "nothing has changed";
    }
    long lost =
        comparison.about(Topic.SECRETS).stream()
            .filter(change -> change.text().contains("LOST"))
            .count();
    return "proposed version bump "
        + comparison.bump()
        + "; "
        + comparison.changes().size()
        + " changes, "
        + comparison.breaking()
        + " of them breaking"
        + (lost > 0 ? "; " + lost + " SECRET MARKS LOST" : "");
  }

  private static boolean accepting() {
    return "accept".equals(System.getProperty("keyfob.document"));
  }

  private Path reports() {
    return target.resolve("report");
  }
}
