package dev.keyfob.generator.pins;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The file {@code pins.yaml} of a provider, which only the accept step writes.
 *
 * @param file the file, if it exists
 * @param name the name of the file in messages
 */
public record PinsFile(Path file, String name) {

  private static final String HEADER =
      """
      # Where requests go: base URL, API version where it is sent, and of each operation method, path, effect and
      # credential. The build stops if the document differs. Only this command writes the file:
      # mvn -q compile -Preport -Dkeyfob.document=accept
      """;

  private static final Set<String> KEYS = Set.of("base-url", "api-version", "operations");

  /**
   * Reads the accepted pins; empty if there are none.
   *
   * @throws SpecException if the file is invalid
   */
  public Optional<Pins> read() {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    Map<String, Object> root = DocumentReader.read(file, name);
    DocumentLimits.check(name, root);
    root.keySet().stream()
        .filter(key -> !KEYS.contains(key))
        .findFirst()
        .ifPresent(
            key -> {
              throw invalid(JsonPointer.ROOT.child(key), "is not known to this version");
            });
    Map<String, String> operations = new TreeMap<>();
    Tree.object(root.get("operations"))
        .forEach(
            (id, pin) ->
                operations.put(id, text(JsonPointer.ROOT.child("operations").child(id), pin)));
    JsonPointer version = JsonPointer.ROOT.child("api-version");
    return Optional.of(
        new Pins(
            text(JsonPointer.ROOT.child("base-url"), root.get("base-url")),
            root.containsKey("api-version") ? text(version, root.get("api-version")) : null,
            operations));
  }

  /** Writes the pins, in one atomic step, and returns whether the file changes. */
  public boolean write(Pins pins) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("base-url", pins.baseUrl());
    if (pins.apiVersion() != null) {
      root.put("api-version", pins.apiVersion());
    }
    root.put("operations", new LinkedHashMap<String, Object>(pins.operations()));
    return AtomicFile.write(file, HEADER + YamlTreeWriter.write(root));
  }

  /**
   * Returns a line for each difference of a document from the accepted pins.
   *
   * @param document the effective document
   */
  public List<String> differences(Map<String, Object> document) {
    Pins now = Pins.of(document);
    return read()
        .map(now::differencesFrom)
        .orElse(List.of("nothing is pinned yet; requests go to " + now.baseUrl()));
  }

  private String text(JsonPointer at, Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw invalid(at, "text is expected here");
  }

  private SpecException invalid(JsonPointer at, String problem) {
    return new SpecException(
        name,
        at,
        problem + "; restore the file from the last commit, or accept the documents again");
  }
}
