package dev.keyfob.generator.effective;

import dev.keyfob.generator.tree.SpecException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A provider's folder below the specs folder.
 *
 * @param name the folder's name, which is the provider's throughout the build
 * @param folder where it is
 */
public record ProviderSpecs(String name, Path folder) {

  private static final List<String> DOCUMENT_ENDINGS = List.of(".yaml", ".yml", ".json");

  private static final Set<String> FILES = Set.of("overlay.yaml", "secrets.txt", "accepted.yaml");
  private static final Set<String> FOLDERS = Set.of("upstream", "supplement");

  /** All providers there are, by name. */
  public static List<ProviderSpecs> in(Path specs) {
    if (!Files.isDirectory(specs)) {
      throw new SpecException(
          specs.getFileName().toString(), "is no folder; it holds one folder for each provider");
    }
    List<ProviderSpecs> providers =
        list(specs).stream()
            .filter(Files::isDirectory)
            .map(folder -> new ProviderSpecs(folder.getFileName().toString(), folder))
            .toList();
    if (providers.isEmpty()) {
      throw new SpecException(
          specs.getFileName().toString(),
          "holds no provider; make a folder <provider>/upstream in it");
    }
    providers.forEach(ProviderSpecs::refuseWhatWouldBeOverlooked);
    return providers;
  }

  /**
   * An overlay.yml or a folder of pages would otherwise be passed over without a word, its marks
   * with it.
   */
  private void refuseWhatWouldBeOverlooked() {
    for (Path entry : list(folder)) {
      String entryName = entry.getFileName().toString();
      boolean known =
          Files.isDirectory(entry)
              ? FOLDERS.contains(entryName)
              : FILES.contains(entryName) || isNote(entry);
      if (!known) {
        throw new SpecException(
            nameOf(entry),
            "is nothing this build reads; a provider has the folders upstream and"
                + " supplement, and the files overlay.yaml, secrets.txt, accepted.yaml and notes");
      }
    }
    for (String part : FOLDERS) {
      if (Files.isDirectory(folder.resolve(part))) {
        for (Path entry : list(folder.resolve(part))) {
          if (Files.isDirectory(entry) || !(isDocument(entry) || isNote(entry))) {
            throw new SpecException(
                nameOf(entry),
                "is no document; "
                    + part
                    + " holds "
                    + String.join(", ", DOCUMENT_ENDINGS)
                    + " files, side by side, and notes");
          }
        }
      }
    }
  }

  private static boolean isNote(Path file) {
    String fileName = file.getFileName().toString();
    return fileName.endsWith(".md") || fileName.endsWith(".txt") || fileName.startsWith("LICENSE");
  }

  public List<Path> upstream() {
    return documents("upstream");
  }

  public List<Path> supplement() {
    return documents("supplement");
  }

  public Path overlay() {
    return folder.resolve("overlay.yaml");
  }

  /** The secret fields that somebody has looked at and accepted. */
  public Path acceptedSecrets() {
    return folder.resolve("secrets.txt");
  }

  /** Returns every file that the effective document depends on, by its name in messages. */
  public Map<String, Path> inputs() {
    Map<String, Path> inputs = new LinkedHashMap<>();
    Stream.of(upstream(), supplement(), List.of(overlay(), acceptedSecrets()))
        .flatMap(List::stream)
        .filter(Files::exists)
        .forEach(file -> inputs.put(nameOf(file), file));
    return inputs;
  }

  /** How to call a file of this provider in a message. */
  public String nameOf(Path file) {
    return name + "/" + folder.relativize(file).toString().replace('\\', '/');
  }

  private List<Path> documents(String part) {
    Path documents = folder.resolve(part);
    return Files.isDirectory(documents)
        ? list(documents).stream()
            .filter(Files::isRegularFile)
            .filter(ProviderSpecs::isDocument)
            .toList()
        : List.of();
  }

  private static boolean isDocument(Path file) {
    String fileName = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return DOCUMENT_ENDINGS.stream().anyMatch(fileName::endsWith);
  }

  /**
   * Sorted by name, so that no file system decides what comes first; hidden files are an editor's.
   */
  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted((a, b) -> a.getFileName().toString().compareTo(b.getFileName().toString()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
