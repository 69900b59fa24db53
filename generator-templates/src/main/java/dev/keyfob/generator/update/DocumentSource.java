package dev.keyfob.generator.update;

import dev.keyfob.generator.effective.ProviderSpecs;
import dev.keyfob.generator.openapi.DocumentLimits;
import dev.keyfob.generator.tree.DocumentReader;
import dev.keyfob.generator.tree.SpecException;
import dev.keyfob.generator.tree.Tree;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The file {@code source.yaml} of a provider: where it publishes its document.
 *
 * @param name the name of {@code source.yaml} in messages
 * @param address the address of the whole document
 * @param file the name that the document gets in {@code upstream/}
 */
record DocumentSource(String name, DocumentAddress address, String file) {

  private static final Set<String> KEYS = Set.of("address", "file");

  /**
   * Reads the file; empty if the provider has none.
   *
   * @throws SpecException if the file is invalid
   */
  static Optional<DocumentSource> of(ProviderSpecs specs) {
    String name = specs.nameOf(specs.source());
    if (!Files.exists(specs.source())) {
      return Optional.empty();
    }
    Map<String, Object> root = DocumentReader.read(specs.source(), name);
    DocumentLimits.check(name, root);
    if (!root.keySet().equals(KEYS)) {
      throw new SpecException(name, "has the keys address and file, and no other");
    }
    String file = String.valueOf(Tree.text(root.get("file")));
    if (!file.matches("[A-Za-z0-9][A-Za-z0-9._-]*\\.(yaml|yml|json)")) {
      throw new SpecException(
          name, "file is a name that ends with .yaml, .yml or .json, and no path");
    }
    DocumentAddress address =
        DocumentAddress.of(name, String.valueOf(Tree.text(root.get("address"))));
    return Optional.of(new DocumentSource(name, address, file));
  }
}
