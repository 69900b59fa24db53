package dev.keyfob.generator.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Names the files that the assembler and the code generator write, and tells whether they are
 * complete.
 *
 * @param folder the build folder of the module
 */
public record BuildLayout(Path folder) {

  /** Returns the file that is packaged in the jar as the effective document. */
  public Path effectiveDocument(String provider) {
    return effectiveDocuments().resolve(provider + ".yaml");
  }

  public Path generatorInput(String provider) {
    return openApi().resolve(provider).resolve("generator-input.json");
  }

  public Path secrets(String provider) {
    return openApi().resolve(provider).resolve("secrets.txt");
  }

  public Path secretsReview(String provider) {
    return openApi().resolve(provider).resolve("secrets-review.txt");
  }

  /** Returns the file that tells Maven which providers' code is up to date. */
  public Path upToDate() {
    return openApi().resolve("generation.properties");
  }

  /**
   * Returns whether the output of a provider was made from this fingerprint and is unchanged since.
   * The code generator writes the fingerprint and the hashes of its files after everything else.
   */
  public boolean isUpToDate(String provider, String fingerprint) {
    Path sources = generatedSources(provider);
    List<String> assembled = AtomicFile.lines(assembled(provider));
    List<String> complete = AtomicFile.lines(sources.resolve(".complete"));
    return !assembled.isEmpty()
        && !complete.isEmpty()
        && complete.get(0).equals(fingerprint)
        && FileHashes.hold(folder, assembled)
        && FileHashes.hold(sources, complete.subList(1, complete.size()));
  }

  /** Records the hashes of a provider's documents. Call it after they are written. */
  public void seal(String provider) {
    List<Path> documents =
        List.of(
            effectiveDocument(provider),
            generatorInput(provider),
            secrets(provider),
            secretsReview(provider));
    AtomicFile.write(
        assembled(provider), String.join("\n", FileHashes.of(folder, documents)) + "\n");
  }

  /** Deletes the output of a provider. */
  public void discard(String provider) {
    delete(upToDate());
    delete(generatedSources(provider));
    delete(openApi().resolve(provider));
    delete(effectiveDocument(provider));
  }

  /** Deletes the output of providers that do not exist any more. */
  public void discardAllBut(Set<String> providers) {
    list(openApi()).stream()
        .filter(path -> Files.exists(path.resolve("generator-input.json")))
        .map(path -> path.getFileName().toString())
        .filter(provider -> !providers.contains(provider))
        .forEach(this::discard);
    list(effectiveDocuments()).stream()
        .filter(
            path -> !providers.contains(path.getFileName().toString().replaceFirst("\\.yaml$", "")))
        .forEach(BuildLayout::delete);
  }

  private Path assembled(String provider) {
    return openApi().resolve(provider).resolve(".assembled");
  }

  private Path openApi() {
    return folder.resolve("openapi");
  }

  private Path effectiveDocuments() {
    return openApi().resolve("resources/META-INF/openapi");
  }

  private Path generatedSources(String provider) {
    return folder.resolve("generated-sources").resolve(provider);
  }

  private static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path path) {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
