package dev.keyfob.generator.update;

import dev.keyfob.generator.effective.ProviderSpecs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Replaces {@code upstream/} and {@code PROVENANCE.md} of a provider as one step.
 *
 * <p>Notes beside the documents, such as a licence, stay. The new files are complete in a hidden
 * folder before one rename decides that they replace the old ones. If the process ends before that
 * rename, the tree stays as it was. If it ends later, {@link #complete} does the rest; each build
 * begins with it.
 */
public final class UpstreamReplacement {

  private static final String UNFINISHED = ".update-unfinished";
  private static final String DECIDED = ".update-decided";
  private static final String FORMER = ".update-former";
  private static final String UPSTREAM = "upstream";
  private static final String PAGE = "PROVENANCE.md";

  private UpstreamReplacement() {}

  static void replace(ProviderSpecs specs, String file, byte[] document, String page) {
    complete(specs);
    Path unfinished = specs.folder().resolve(UNFINISHED);
    try {
      Path upstream = Files.createDirectories(unfinished.resolve(UPSTREAM));
      Files.write(upstream.resolve(file), document);
      for (Path note : specs.upstreamNotes()) {
        Files.copy(note, upstream.resolve(note.getFileName()));
      }
      Files.write(unfinished.resolve(PAGE), page.getBytes(StandardCharsets.UTF_8));
      move(unfinished, specs.folder().resolve(DECIDED));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    complete(specs);
  }

  /**
   * Completes a replacement that was decided, and discards one that was not. Does nothing in most
   * cases.
   *
   * @param specs the provider
   */
  public static void complete(ProviderSpecs specs) {
    Path folder = specs.folder();
    Path decided = folder.resolve(DECIDED);
    Path former = folder.resolve(FORMER);
    try {
      delete(folder.resolve(UNFINISHED));
      if (Files.exists(decided.resolve(UPSTREAM))) {
        Path upstream = folder.resolve(UPSTREAM);
        if (Files.exists(upstream)) {
          delete(former);
          move(upstream, former);
        }
        move(decided.resolve(UPSTREAM), upstream);
      }
      if (Files.exists(decided.resolve(PAGE))) {
        move(decided.resolve(PAGE), folder.resolve(PAGE));
      }
      delete(decided);
      delete(former);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
