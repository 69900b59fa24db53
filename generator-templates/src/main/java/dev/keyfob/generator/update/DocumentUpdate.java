package dev.keyfob.generator.update;

import dev.keyfob.generator.effective.EffectiveDocument;
import dev.keyfob.generator.effective.ProviderSpecs;
import dev.keyfob.generator.files.FileHashes;
import dev.keyfob.generator.tree.SpecException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Fetches the document of a provider and puts it in the place of {@code upstream/}. What is no
 * usable document is refused, and then nothing changes.
 */
public final class DocumentUpdate {

  private final PrintStream out;
  private final Clock clock;
  private final Consumer<Duration> pause;

  /**
   * @param out prints what is done
   * @param clock tells the time of retrieval
   * @param pause waits between attempts
   */
  public DocumentUpdate(PrintStream out, Clock clock, Consumer<Duration> pause) {
    this.out = out;
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * Updates one provider.
   *
   * @param specs the provider
   * @return whether the document is another one now
   * @throws SpecException if no usable document could be had
   */
  public boolean update(ProviderSpecs specs) {
    UpstreamReplacement.complete(specs);
    Optional<DocumentSource> stated = DocumentSource.of(specs);
    if (stated.isEmpty()) {
      out.println(specs.name() + ": skipped, since there is no " + specs.nameOf(specs.source()));
      return false;
    }
    DocumentSource source = stated.get();
    out.println(specs.name() + ": " + source.address());
    Path page = specs.folder().resolve("PROVENANCE.md");
    Path present = specs.folder().resolve("upstream").resolve(source.file());
    Provenance known = Provenance.of(page, present, source);
    Optional<FetchedDocument> fetched = new DocumentFetch(source, out, pause).fetch(known);
    if (fetched.isEmpty() || isPresent(specs, present, fetched.get())) {
      out.println("  nothing has changed");
      return false;
    }
    FetchedDocument document = fetched.get();
    requireUsable(source, document);
    Provenance now = Provenance.of(source, document, clock.instant());
    UpstreamReplacement.replace(specs, source.file(), document.bytes(), now.in(page, source));
    out.println(
        "  "
            + document.bytes().length
            + " bytes, SHA-256 "
            + FileHashes.hash(document.bytes())
            + ", now in "
            + specs.nameOf(present));
    return true;
  }

  private static boolean isPresent(ProviderSpecs specs, Path present, FetchedDocument document) {
    return specs.upstream().equals(List.of(present))
        && FileHashes.hash(present).equals(FileHashes.hash(document.bytes()));
  }

  /** Reads the document from a file, as a build does. */
  private static void requireUsable(DocumentSource source, FetchedDocument document) {
    try {
      Path folder = Files.createTempDirectory("keyfob-update");
      Path file = folder.resolve(source.file());
      try {
        Files.write(file, document.bytes());
        EffectiveDocument.requireUsable(file, document.address().toString());
      } finally {
        Files.deleteIfExists(file);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
