package dev.keyfob.generator.assemble;

import dev.keyfob.generator.assemble.document.SpecException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A provider's folder below the specs folder.
 *
 * @param name the folder's name, which is the provider's throughout the build
 * @param folder where it is
 */
record Provider(String name, Path folder) {

  private static final List<String> DOCUMENT_ENDINGS = List.of(".yaml", ".yml", ".json");

  private static final Set<String> FILES = Set.of("overlay.yaml", "secrets.txt", "accepted.yaml");
  private static final Set<String> FOLDERS = Set.of("upstream", "supplement");

  /** All providers there are, by name. */
  static List<Provider> in(Path specs) {
    if (!Files.isDirectory(specs)) {
      throw new SpecException(
          specs.getFileName().toString(), "is no folder; it holds one folder for each provider");
    }
    List<Provider> providers =
        list(specs).stream()
            .filter(Files::isDirectory)
            .map(folder -> new Provider(folder.getFileName().toString(), folder))
            .toList();
    if (providers.isEmpty()) {
      throw new SpecException(
          specs.getFileName().toString(),
          "holds no provider; make a folder <provider>/upstream in it");
    }
    providers.forEach(Provider::refuseWhatWouldBeOverlooked);
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

  List<Path> upstream() {
    return documents("upstream");
  }

  List<Path> supplement() {
    return documents("supplement");
  }

  Path overlay() {
    return folder.resolve("overlay.yaml");
  }

  /** The secret fields that somebody has looked at and accepted. */
  Path acceptedSecrets() {
    return folder.resolve("secrets.txt");
  }

  /** Everything that decides what the effective document will be. */
  List<Path> inputs() {
    List<Path> inputs = new ArrayList<>(upstream());
    inputs.addAll(supplement());
    Stream.of(overlay(), acceptedSecrets()).filter(Files::exists).forEach(inputs::add);
    return inputs;
  }

  /** How to call a file of this provider in a message. */
  String nameOf(Path file) {
    return name + "/" + folder.relativize(file).toString().replace('\\', '/');
  }

  private List<Path> documents(String part) {
    Path documents = folder.resolve(part);
    return Files.isDirectory(documents)
        ? list(documents).stream()
            .filter(Files::isRegularFile)
            .filter(Provider::isDocument)
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
