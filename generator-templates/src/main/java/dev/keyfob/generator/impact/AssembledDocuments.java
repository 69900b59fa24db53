package dev.keyfob.generator.impact;

import dev.keyfob.generator.diff.AcceptedDocument;
import dev.keyfob.generator.diff.NormalForm;
import dev.keyfob.generator.pins.PinsFile;
import dev.keyfob.generator.tree.DocumentReader;
import dev.keyfob.generator.tree.SpecException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The effective documents of the last build, and the accepted documents that they replace.
 *
 * @param specs the specs folder
 * @param target the build folder of generated-client
 */
public record AssembledDocuments(Path specs, Path target) {

  /** Returns the names of all providers. */
  public List<String> providers() {
    Path folder = folder();
    if (!Files.isDirectory(folder)) {
      throw new SpecException("specs", "not assembled yet; run mvn compile first");
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.replaceFirst("\\.yaml$", ""))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a provider's effective document, in normal form. */
  public Map<String, Object> effective(String provider) {
    String name = provider + ".yaml";
    return NormalForm.of(DocumentReader.read(folder().resolve(name), name));
  }

  /** Returns where a provider's accepted document is kept. */
  public AcceptedDocument accepted(String provider) {
    return new AcceptedDocument(specs.resolve(provider).resolve("accepted.yaml"));
  }

  /** Returns where a provider's pins are kept. */
  public PinsFile pins(String provider) {
    return new PinsFile(specs.resolve(provider).resolve("pins.yaml"), provider + "/pins.yaml");
  }

  /**
   * Returns the package that holds a provider's generated packages.
   *
   * @throws SpecException if nothing was generated
   */
  public String generatedPackage(String provider) {
    Path list = target.resolve("generated-sources").resolve(provider).resolve(".complete");
    try {
      return (Files.exists(list) ? Files.readAllLines(list) : List.<String>of())
          .stream()
              .map(line -> line.replace('\\', '/'))
              .filter(line -> line.endsWith("Api.java") && line.contains("/api/"))
              .map(line -> line.substring(line.indexOf('/') + 1, line.lastIndexOf("/api/")))
              .map(folder -> folder.replace('/', '.'))
              .findFirst()
              .orElseThrow(
                  () -> new SpecException(provider, "not generated yet; run mvn compile first"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path folder() {
    return target.resolve("openapi/resources/META-INF/openapi");
  }
}
