package dev.keyfob.generator.java;

import dev.keyfob.generator.assemble.WholeFile;
import dev.keyfob.generator.assemble.document.DocumentReader;
import dev.keyfob.generator.assemble.document.Json;
import dev.keyfob.generator.assemble.document.JsonWriter;
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
    WholeFile.write(file, JsonWriter.write(root));
  }

  /** Reads what the generator wrote. */
  public static GeneratedApi read(Path file) {
    Map<String, Object> root = DocumentReader.read(file, NAME);
    Map<String, Map<String, String>> records = new TreeMap<>();
    Json.object(root.get("records"))
        .forEach(
            (name, components) -> {
              Map<String, String> types = new LinkedHashMap<>();
              Json.object(components)
                  .forEach((component, type) -> types.put(component, Json.text(type)));
              records.put(name, types);
            });
    Map<String, List<String>> enums = new TreeMap<>();
    Json.object(root.get("enums")).forEach((name, constants) -> enums.put(name, texts(constants)));
    List<GeneratedApi.Method> methods =
        Json.array(root.get("methods")).stream()
            .map(Json::object)
            .map(
                method ->
                    new GeneratedApi.Method(
                        Json.text(method.get("operation")),
                        Json.text(method.get("type")),
                        Json.text(method.get("name")),
                        texts(method.get("parameters")),
                        Json.text(method.get("returns"))))
            .toList();
    return new GeneratedApi(records, enums, methods);
  }

  private static List<String> texts(Object array) {
    return Json.array(array).stream().map(Json::text).toList();
  }
}
