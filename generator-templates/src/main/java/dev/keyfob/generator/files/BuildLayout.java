package dev.keyfob.generator.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files that come of assembling, below a module's build folder.
 *
 * @param folder the build folder
 */
public record BuildLayout(Path folder) {

  /** What travels in the jar. */
  public Path effectiveDocument(String provider) {
    return effectiveDocuments().resolve(provider + ".yaml");
  }

  public Path generatorInput(String provider) {
    return openApi().resolve(provider).resolve("generator-input.json");
  }

  public Path secrets(String provider) {
    return openApi().resolve(provider).resolve("secrets.txt");
  }

  /** Tells the build which providers' code is to be generated anew. */
  public Path verdict() {
    return openApi().resolve("generation.properties");
  }

  /**
   * Whether all that a fingerprint stands for is there, up to the last byte of the last generated
   * file. The generator writes the fingerprint and its files' hashes when it has finished.
   */
  public boolean holds(String provider, String fingerprint) {
    Path sources = generatedSources(provider);
    List<String> assembled = lines(assembled(provider));
    List<String> complete = lines(sources.resolve(".complete"));
    return !assembled.isEmpty()
        && !complete.isEmpty()
        && complete.get(0).equals(fingerprint)
        && FileHashes.hold(folder, assembled)
        && FileHashes.hold(sources, complete.subList(1, complete.size()));
  }

  /** Says, once all of a provider's documents are written, what is in them. */
  public void seal(String provider) {
    List<Path> documents =
        List.of(effectiveDocument(provider), generatorInput(provider), secrets(provider));
    write(assembled(provider), String.join("\n", FileHashes.of(folder, documents)) + "\n");
  }

  /**
   * Removes whatever an earlier build made for a provider, so that nothing of it is taken for this
   * one's.
   */
  public void discard(String provider) {
    delete(verdict());
    delete(generatedSources(provider));
    delete(openApi().resolve(provider));
    delete(effectiveDocument(provider));
  }

  /** Removes what was made for providers that are no more. */
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

  /** Writes a file whole, and only if its content changes. */
  public static void write(Path file, String content) {
    AtomicFile.write(file, content);
  }

  public static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
