package dev.keyfob.generator.schema;

import dev.keyfob.generator.openapi.DocumentShape;
import dev.keyfob.generator.openapi.ServerUrl;
import dev.keyfob.generator.openapi.Words;
import dev.keyfob.generator.tree.DocumentLog;
import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.Tree;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reduces an effective document to the document that the code generator reads. */
public final class GeneratorInput {

  /**
   * The version of the reduced document. It uses no feature of OpenAPI 3.1, which openapi-generator
   * reads differently.
   */
  private static final String VERSION = "3.0.3";

  private final String file;
  private final Map<String, Object> document;
  private final Types types;

  private GeneratorInput(String file, Map<String, Object> document) {
    this.file = file;
    this.document = document;
    this.types = new Types(file, document);
  }

  /**
   * Returns the generator input.
   *
   * @param file the name of the document in messages
   * @param document the effective document; it is not changed
   * @param fingerprint the fingerprint of everything that the generated code depends on
   */
  public static Map<String, Object> of(
      String file, Map<String, Object> document, String fingerprint) {
    return new GeneratorInput(file, Tree.copy(document)).write(fingerprint);
  }

  private Map<String, Object> write(String fingerprint) {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("openapi", VERSION);
    input.put("x-keyfob-fingerprint", fingerprint);
    input.put("info", info());
    input.put("servers", servers());
    Map<String, Object> paths = paths();
    tags(input, paths);
    input.put("paths", paths);
    Map<String, Object> components = new LinkedHashMap<>();
    components.put("schemas", types.components());
    input.put("components", components);
    return input;
  }

  private Map<String, Object> info() {
    Map<String, Object> source = Tree.object(document.get("info"));
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("title", String.valueOf(source.getOrDefault("title", "")));
    info.put("version", String.valueOf(source.getOrDefault("version", "")));
    if (source.get("description") != null) {
      info.put("description", source.get("description"));
    }
    return info;
  }

  private List<Object> servers() {
    List<Object> servers = new ArrayList<>();
    if (!Tree.array(document.get("servers")).isEmpty()) {
      Map<String, Object> server = new LinkedHashMap<>();
      server.put("url", ServerUrl.of(document));
      servers.add(server);
    }
    return servers;
  }

  private Map<String, Object> paths() {
    Map<String, Object> tags = new HashMap<>();
    Map<String, Object> paths = new LinkedHashMap<>();
    Tree.object(document.get("paths"))
        .forEach(
            (path, item) -> {
              Map<String, Object> operations = new LinkedHashMap<>();
              warnOfUnsupportedMethods(path, Tree.object(item));
              Tree.object(item)
                  .forEach(
                      (method, operation) -> {
                        if (DocumentShape.METHODS.contains(method)) {
                          operations.put(
                              method,
                              new OperationInput(
                                      file, document, types, path, method, Tree.object(operation))
                                  .write());
                          oneTag(Tree.object(operations.get(method)), tags);
                        }
                      });
              if (!operations.isEmpty()) {
                paths.put(path, operations);
              }
            });
    return paths;
  }

  /**
   * Gives operations one tag if their tags differ only in notation. Otherwise the interfaces would
   * have one file on some file systems.
   */
  private static void oneTag(Map<String, Object> operation, Map<String, Object> known) {
    List<Object> tags = Tree.array(operation.get("tags"));
    if (!tags.isEmpty()) {
      String name = Words.upperCamel(tags.get(0).toString()).toLowerCase(Locale.ROOT);
      Object first = known.putIfAbsent(name, tags.get(0));
      operation.put("tags", new ArrayList<>(List.of(first == null ? tags.get(0) : first)));
    }
  }

  /** Methods that OpenAPI 3.2 adds. Retrofit and the rules for effects do not support them. */
  private void warnOfUnsupportedMethods(String path, Map<String, Object> item) {
    for (String keyword : List.of("query", "additionalOperations")) {
      if (item.containsKey(keyword)) {
        DocumentLog.write(
            Level.WARNING,
            "{0} #{1}: {2} is not supported; the client has no method for it",
            file,
            JsonPointer.ROOT.child("paths").child(path),
            keyword);
      }
    }
  }

  /** Adds the tags that have a description and an operation. */
  private void tags(Map<String, Object> input, Map<String, Object> paths) {
    Set<Object> used = new LinkedHashSet<>();
    paths
        .values()
        .forEach(
            item ->
                Tree.object(item)
                    .values()
                    .forEach(
                        operation -> used.addAll(Tree.array(Tree.object(operation).get("tags")))));
    List<Object> tags = new ArrayList<>();
    Tree.array(document.get("tags")).stream()
        .map(Tree::object)
        .filter(tag -> used.contains(tag.get("name")) && tag.get("description") != null)
        .forEach(
            tag -> {
              Map<String, Object> written = new LinkedHashMap<>();
              written.put("name", tag.get("name"));
              written.put("description", tag.get("description"));
              tags.add(written);
            });
    if (!tags.isEmpty()) {
      input.put("tags", tags);
    }
  }
}
