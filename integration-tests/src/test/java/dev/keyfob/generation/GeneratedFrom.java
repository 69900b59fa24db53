package dev.keyfob.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.Gson;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Takes a small document through the whole build: it is assembled, and its code is generated,
 * compiled without warnings and loaded.
 */
final class GeneratedFrom {

  private static final String PROVIDER = "feature";
  private static final String PACKAGE = "dev.keyfob.generated.feature";

  private final Path sources;
  private final ClassLoader classes;

  private GeneratedFrom(Path sources, ClassLoader classes) {
    this.sources = sources;
    this.classes = classes;
  }

  /**
   * Generates code from the paths and components of a document; the rest of the document is added.
   */
  static GeneratedFrom document(Path folder, String pathsAndComponents) {
    try {
      String head =
          """
          openapi: 3.0.3
          info: {title: Feature, version: '1'}
          servers: [{url: 'https://feature.example/v1'}]
          """;
      // In supplement/, because the build ignores marks of secrets and effects in upstream/.
      Path supplement =
          Files.createDirectories(folder.resolve("specs").resolve(PROVIDER).resolve("supplement"));
      Files.writeString(
          supplement.resolveSibling("overlay.yaml"),
          """
          overlay: 1.0.0
          info: {title: Feature, version: '1'}
          x-names: ["\\u65e5\\u672c", "\\u00fc"]
          actions: []
          """);
      String paths =
          pathsAndComponents.contains("paths:")
              ? ""
              : "paths: {/ping: {get: {operationId: ping, responses: {'204': {description: pong}}}}}\n";
      Files.writeString(supplement.resolve("feature.yaml"), head + paths + pathsAndComponents);
      Generation generation = new Generation(folder.resolve("specs"), folder.resolve("target"));
      generation.assemble();
      Path sources = generation.generate(PROVIDER, "Feature", PACKAGE);
      ClassLoader classes =
          Compilation.compile(
              List.of(sources),
              System.getProperty("java.class.path"),
              folder.resolve("classes"),
              GeneratedFrom.class.getClassLoader());
      return new GeneratedFrom(sources, classes);
    } catch (Exception failed) {
      throw new AssertionError("not generated: " + failed.getMessage(), failed);
    }
  }

  /** Returns all generated sources, by file name below the base package. */
  Map<String, String> sources() throws IOException {
    Map<String, String> all = new TreeMap<>();
    Path base = sources.resolve(PACKAGE.replace('.', '/'));
    try (Stream<Path> files = Files.walk(base)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.put(base.relativize(file).toString(), Files.readString(file));
      }
    }
    return all;
  }

  Class<?> model(String name) {
    return load(PACKAGE + ".model." + name);
  }

  Class<?> api(String name) {
    return load(PACKAGE + ".api." + name);
  }

  Method method(String api, String name) {
    return Arrays.stream(api(api).getMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    "no method " + name + " in " + Arrays.toString(api(api).getMethods())));
  }

  private Class<?> load(String name) {
    try {
      return Class.forName(name, true, classes);
    } catch (ClassNotFoundException missing) {
      throw new AssertionError("not generated: " + name, missing);
    }
  }

  private Gson gson() {
    try {
      return (Gson) model("FeatureAdapters").getMethod("gson").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  Object read(String model, String json) {
    return gson().fromJson(json, model(model));
  }

  String writes(Object value) {
    return gson().toJson(value);
  }

  /** Checks that writing a value gives the JSON that was read, and returns the value. */
  Object roundTrips(String model, String json) {
    Object value = read(model, json);
    assertEquals(JsonParser.parseString(json), JsonParser.parseString(gson().toJson(value)));
    return value;
  }

  /** Returns the value of a record's component. */
  static Object component(Object value, String name) {
    try {
      Method accessor = value.getClass().getMethod(name);
      return accessor.invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  static String type(Class<?> model, String component) {
    return Arrays.stream(model.getRecordComponents())
        .filter(each -> each.getName().equals(component))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no component " + component + " in " + model))
        .getGenericType()
        .getTypeName()
        .replaceAll("[a-z][a-z0-9]*\\.", "");
  }
}
