package dev.keyfob.generator.diff;

import dev.keyfob.generator.files.AtomicFile;
import dev.keyfob.generator.openapi.DocumentLimits;
import dev.keyfob.generator.tree.DocumentReader;
import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.SpecException;
import dev.keyfob.generator.tree.Tree;
import dev.keyfob.generator.tree.YamlTreeWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The effective document that a maintainer last reviewed and accepted.
 *
 * @param file the file that holds it, if it exists
 */
public record AcceptedDocument(Path file) {

  /** The command that accepts the documents. */
  public static final String ACCEPT = "mvn -q compile -Preport -Dkeyfob.document=accept";

  private static final String HEADER =
      """
      # The effective document that was last accepted. Written by the build; the report on an update compares with it.
      # Names, required properties and enum values are sorted, because their order has no meaning in OpenAPI. (It does
      # move the parameters of generated records' constructors; builders stay.) Examples are left out, because they
      # change with every publication. Descriptions stay, because some changes of meaning are written nowhere else.
      # After reading the report, accept the documents with: %s
      """
          .formatted(ACCEPT);

  /**
   * Reads the document in normal form; empty if none is accepted.
   *
   * @param name how messages call the file
   * @throws SpecException if the file is not what {@link #accept} writes: it may have been merged
   */
  public Optional<Map<String, Object>> read(String name) {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    Map<String, Object> document = DocumentReader.read(file, name);
    DocumentLimits.check(name, document);
    for (String part : List.of("info", "paths")) {
      if (!Tree.isObject(document.get(part))) {
        throw new SpecException(
            name,
            JsonPointer.ROOT.child(part),
            "is missing or not an object; restore the file from the last commit, or accept the"
                + " documents again by: "
                + ACCEPT);
      }
    }
    return Optional.of(NormalForm.of(document));
  }

  /** Accepts a document, in one atomic write, and returns whether the file changes. */
  public boolean accept(Map<String, Object> document) {
    return AtomicFile.write(file, HEADER + YamlTreeWriter.write(NormalForm.of(document)));
  }
}
