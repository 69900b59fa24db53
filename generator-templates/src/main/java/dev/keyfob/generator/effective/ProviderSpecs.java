package dev.keyfob.generator.effective;

import dev.keyfob.generator.tree.SpecException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder of one provider below {@code specs/}.
 *
 * @param name the name of the folder, which identifies the provider in the build
 * @param folder the path of the folder
 */
public record ProviderSpecs(String name, Path folder) {

  private static final List<String> DOCUMENT_ENDINGS = List.of(".yaml", ".yml", ".json");

  private static final Set<String> FILES =
      Set.of("overlay.yaml", "secrets.txt", "accepted.yaml", "pins.yaml", "source.yaml");
  private static final Set<String> FOLDERS = Set.of("upstream", "supplement");

  /**
   * Returns all providers, sorted by name.
   *
   * @throws SpecException if a folder holds files that the build would ignore
   */
  public static List<ProviderSpecs> in(Path specs) {
    if (!Files.isDirectory(specs)) {
      throw new SpecException(
          specs.getFileName().toString(),
          "is not a folder; it has to hold a folder for each provider");
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
    providers.forEach(ProviderSpecs::rejectUnknownFiles);
    return providers;
  }

  /** The build would ignore, for example, an overlay.yml silently, and all its marks. */
  private void rejectUnknownFiles() {
    for (Path entry : list(folder)) {
      String entryName = entry.getFileName().toString();
      rejectSpecialFile(entry);
      boolean known =
          Files.isDirectory(entry)
              ? FOLDERS.contains(entryName)
              : FILES.contains(entryName) || isNote(entry);
      if (!known) {
        throw new SpecException(
            nameOf(entry),
            "is not read by the build; remove or rename it. A provider has the folders upstream and"
                + " supplement, the files overlay.yaml, secrets.txt, accepted.yaml, pins.yaml and source.yaml, and notes");
      }
    }
    for (String part : FOLDERS) {
      if (Files.isDirectory(folder.resolve(part))) {
        for (Path entry : list(folder.resolve(part))) {
          rejectSpecialFile(entry);
          if (Files.isDirectory(entry) || !(isDocument(entry) || isNote(entry))) {
            throw new SpecException(
                nameOf(entry),
                "is not a document; "
                    + part
                    + " holds "
                    + String.join(", ", DOCUMENT_ENDINGS)
                    + " files and notes, and no folders");
          }
        }
      }
    }
  }

  /** A pipe would stop the build, and a link may lead out of the folder. */
  private void rejectSpecialFile(Path entry) {
    if (!Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)
        && !Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
      throw new SpecException(
          nameOf(entry), "is neither a regular file nor a folder; replace it by a copy");
    }
  }

  private static boolean isNote(Path file) {
    String fileName = file.getFileName().toString();
    return fileName.endsWith(".md") || fileName.endsWith(".txt") || fileName.startsWith("LICENSE");
  }

  /** Returns the documents that the provider publishes. */
  public List<Path> upstream() {
    return documents("upstream");
  }

  /** Returns the notes beside these documents, such as a licence. */
  public List<Path> upstreamNotes() {
    Path upstream = folder.resolve("upstream");
    return Files.isDirectory(upstream)
        ? list(upstream).stream().filter(ProviderSpecs::isNote).toList()
        : List.of();
  }

  /** Returns our documents of operations that the provider does not describe. */
  public List<Path> supplement() {
    return documents("supplement");
  }

  /** Returns the file of our corrections; it may not exist. */
  public Path overlay() {
    return folder.resolve("overlay.yaml");
  }

  /** Returns the file that says where the provider publishes its document; it may not exist. */
  public Path source() {
    return folder.resolve("source.yaml");
  }

  /** Returns the list of accepted secret fields; it may not exist. */
  public Path acceptedSecrets() {
    return folder.resolve("secrets.txt");
  }

  /** Returns the list of fields that may be secrets, for a review; it may not exist. */
  public Path acceptedReview() {
    return folder.resolve("secrets-review.txt");
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

  /** Returns the name of a file in messages. */
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

  /** Returns the entries sorted by name, since file systems differ; hidden files are ignored. */
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
