package dev.keyfob.generator.report;

import dev.keyfob.generator.files.AtomicFile;
import dev.keyfob.generator.tree.DocumentReader;
import dev.keyfob.generator.tree.YamlTreeWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The effective document that somebody has last looked at and accepted.
 *
 * @param file where it is kept, beside what it was made from
 */
record AcceptedDocument(Path file) {

  /** What a person says who has read the report. */
  static final String ACCEPT = "mvn -q compile -Preport -Dkeyfob.document=accept";

  private static final String HEADER =
      """
      # The effective document that was last accepted. Made by the build; the report on an update compares with it.
      # Names, required properties and enum values are sorted, since their order says nothing in OpenAPI: what a
      # provider only moves is no change. (It does move the parameters of generated records' constructors; builders
      # stay.) Examples are left out: they are data of some day and change with every publication. Descriptions stay:
      # a change of meaning is often said there alone.
      # After reading the report, accept what there is now: %s
      """
          .formatted(ACCEPT);

  boolean exists() {
    return Files.exists(file);
  }

  Map<String, Object> read(String name) {
    return NormalForm.of(DocumentReader.read(file, name));
  }

  /** Takes a document for right, in one go, and returns whether that changes anything. */
  boolean accept(Map<String, Object> document) {
    return AtomicFile.write(file, HEADER + YamlTreeWriter.write(NormalForm.of(document)));
  }
}
