package dev.keyfob.generator.report;

import dev.keyfob.generator.assemble.document.DocumentReader;
import dev.keyfob.generator.assemble.document.SpecException;
import dev.keyfob.generator.java.GeneratedApi;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Stops the build where a document contradicts the facade, with a line for each case, before javac says it in dozens.
 * Looks only when a document has changed.
 */
public final class FacadeFits {

  private FacadeFits() {}

  /**
   * Looks at all providers whose code has just been generated.
   *
   * @param arguments the specs folder; the build folder; the folder of the facade's sources
   * @throws SpecException with a line for each call or import of the facade that finds nothing any more
   */
  public static void main(String... arguments) {
    if (arguments.length != 3) {
      throw new IllegalArgumentException("arguments: specs folder, build folder, the facade's sources");
    }
    Path specs = Path.of(arguments[0]).normalize();
    Path target = Path.of(arguments[1]).normalize();
    Properties verdict = verdict(target);
    FacadeSources facade = null;
    List<String> contradictions = new ArrayList<>();
    Built built = new Built(target);
    for (Path document : built.documents()) {
      String provider = document.getFileName().toString().replaceFirst("\\.yaml$", "");
      if (Boolean.parseBoolean(verdict.getProperty("keyfob.unchanged." + provider))) {
        continue;
      }
      facade = facade == null ? FacadeSources.in(Path.of(arguments[2]).normalize()) : facade;
      if (fits(provider, target, facade, built)) {
        continue;
      }
      List<String> found = impact(provider, document, specs, facade, built).contradictions();
      found.forEach(line -> contradictions.add(provider + ": " + line.replace("`", "")));
      if (!found.isEmpty()) {
        built.forget(provider);
      }
    }
    if (!contradictions.isEmpty()) {
      throw new SpecException("facade", "contradicted by the documents\n  " + String.join("\n  ", contradictions));
    }
  }

  /** A quick look, which does not yet ask what there was before. */
  private static boolean fits(String provider, Path target, FacadeSources facade, Built built) {
    Path input = target.resolve("openapi").resolve(provider).resolve("generator-input.yaml");
    if (!Files.exists(input)) {
      return false;
    }
    GeneratedApi now = GeneratedApi.of(Parsed.of(DocumentReader.read(input, provider), provider));
    return FacadeImpact.of(facade, built.apiPackage(provider), Optional.empty(), now).contradictions().isEmpty()
        && FacadeImpact.importsFindTheirTypes(facade, built.apiPackage(provider), now);
  }

  private static FacadeImpact impact(String provider, Path document, Path specs, FacadeSources facade, Built built) {
    AcceptedDocument accepted = new AcceptedDocument(specs.resolve(provider).resolve("accepted.yaml"));
    String acceptedName = provider + "/accepted.yaml";
    Optional<GeneratedApi> before = accepted.exists()
        ? Optional.of(Comparison.generated(acceptedName, accepted.read(acceptedName)))
        : Optional.empty();
    Map<String, Object> effective = DocumentReader.read(document, provider + ".yaml");
    GeneratedApi now = Comparison.generated(provider + ".yaml", effective);
    return FacadeImpact.of(facade, built.apiPackage(provider), before, now);
  }

  private static Properties verdict(Path target) {
    Properties verdict = new Properties();
    try (InputStream in = new FileInputStream(target.resolve("openapi/generation.properties").toFile())) {
      verdict.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return verdict;
  }
}
