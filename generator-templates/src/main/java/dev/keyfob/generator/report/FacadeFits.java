package dev.keyfob.generator.report;

import dev.keyfob.generator.render.GeneratedApi;
import dev.keyfob.generator.tree.DocumentReader;
import dev.keyfob.generator.tree.SpecException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * Stops the build where a document contradicts the facade, with a line for each case, before javac
 * says it in dozens. Looks only when a document has changed.
 */
public final class FacadeFits {

  private FacadeFits() {}

  /**
   * Looks at all providers whose code has just been generated.
   *
   * @param arguments the specs folder; the build folder; the folder of the facade's sources
   * @throws SpecException with a line for each call or import of the facade that finds nothing any
   *     more
   */
  public static void main(String... arguments) {
    if (arguments.length != 3) {
      throw new IllegalArgumentException(
          "arguments: specs folder, build folder, the facade's sources");
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
      List<String> found = contradictions(provider, document, specs, facade, built);
      found.forEach(line -> contradictions.add(provider + ": " + line.replace("`", "")));
      if (!found.isEmpty()) {
        built.forget(provider);
      }
    }
    if (!contradictions.isEmpty()) {
      throw new SpecException(
          "facade", "contradicted by the documents\n  " + String.join("\n  ", contradictions));
    }
  }

  private static List<String> contradictions(
      String provider, Path document, Path specs, FacadeSources facade, Built built) {
    String javaPackage = built.apiPackage(provider);
    GeneratedApi now =
        built
            .api(provider)
            .orElseGet(
                () ->
                    Comparison.generated(
                        provider + ".yaml", DocumentReader.read(document, provider + ".yaml")));
    FacadeCompilation.Outcome compilation =
        FacadeCompilation.of(facade, built.runtime(), javaPackage, now);
    if (compilation.clean()) {
      return List.of();
    }
    // Only now is asked what there was before: it takes longer than all the rest.
    AcceptedDocument accepted =
        new AcceptedDocument(specs.resolve(provider).resolve("accepted.yaml"));
    String acceptedName = provider + "/accepted.yaml";
    Optional<GeneratedApi> before =
        accepted.exists()
            ? Optional.of(Comparison.generated(acceptedName, accepted.read(acceptedName)))
            : Optional.empty();
    return FacadeImpact.of(facade, javaPackage, compilation, before, now).contradictions();
  }

  private static Properties verdict(Path target) {
    Properties verdict = new Properties();
    try (InputStream in =
        new FileInputStream(target.resolve("openapi/generation.properties").toFile())) {
      verdict.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return verdict;
  }
}
