package dev.keyfob.generator.render;

import dev.keyfob.generator.files.AtomicFile;
import dev.keyfob.generator.tree.DocumentReader;
import dev.keyfob.generator.tree.JsonTreeWriter;
import dev.keyfob.generator.tree.Tree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A {@link GeneratedApi} as a file beside the sources, so that nobody has to make it from the
 * document again.
 */
public final class ApiFile {

  /** What it is called, in the folder of a provider's sources. */
  public static final String NAME = ".api.json";

  private ApiFile() {}

  static void write(Path file, GeneratedApi api) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("records", api.records());
    root.put("enums", api.enums());
    List<Object> methods = new ArrayList<>();
    api.methods()
        .forEach(
            method -> {
              Map<String, Object> written = new LinkedHashMap<>();
              written.put("operation", method.operation());
              written.put("type", method.type());
              written.put("name", method.name());
              written.put("parameters", method.parameters());
              written.put("returns", method.returns());
              methods.add(written);
            });
    root.put("methods", methods);
    AtomicFile.write(file, JsonTreeWriter.write(root));
  }

  /** Reads what the generator wrote. */
  public static GeneratedApi read(Path file) {
    Map<String, Object> root = DocumentReader.read(file, NAME);
    Map<String, Map<String, String>> records = new TreeMap<>();
    Tree.object(root.get("records"))
        .forEach(
            (name, components) -> {
              Map<String, String> types = new LinkedHashMap<>();
              Tree.object(components)
                  .forEach((component, type) -> types.put(component, Tree.text(type)));
              records.put(name, types);
            });
    Map<String, List<String>> enums = new TreeMap<>();
    Tree.object(root.get("enums")).forEach((name, constants) -> enums.put(name, texts(constants)));
    List<GeneratedApi.Method> methods =
        Tree.array(root.get("methods")).stream()
            .map(Tree::object)
            .map(
                method ->
                    new GeneratedApi.Method(
                        Tree.text(method.get("operation")),
                        Tree.text(method.get("type")),
                        Tree.text(method.get("name")),
                        texts(method.get("parameters")),
                        Tree.text(method.get("returns"))))
            .toList();
    return new GeneratedApi(records, enums, methods);
  }

  private static List<String> texts(Object array) {
    return Tree.array(array).stream().map(Tree::text).toList();
  }
}
