package dev.keyfob.generator.impact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyfob.generator.render.GeneratedApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.objectweb.asm.ClassReader;

/** A facade module and the classes generated for it, made for one test. */
public final class FacadeFixture {

  private static final String RELEASE = "17";

  private final Path folder;
  private final Map<GeneratedApi, String> generated = new HashMap<>();

  public FacadeFixture(Path folder) {
    this.folder = folder;
  }

  /** Writes a source file of the facade. */
  public FacadeFixture source(String name, String text) {
    write(module().resolve("src/main/java").resolve(name), text);
    return this;
  }

  /** Compiles the facade as the report does, against the classes generated from a document. */
  public Facade compile(GeneratedApi api) {
    return Facade.compile(module(), classPath(api), RELEASE);
  }

  /** Compiles the facade as its module's build does. */
  FacadeFixture build(GeneratedApi api) {
    writeClasses(
        FacadeCompiler.compile(module().resolve("src/main/java"), classPath(api), RELEASE),
        module().resolve("target/classes"));
    return this;
  }

  private Path module() {
    return folder.resolve("facade");
  }

  /** Compiles stand-ins for the generated types, whose methods return the bodies directly. */
  private String classPath(GeneratedApi api) {
    return generated.computeIfAbsent(api, this::generate);
  }

  private String generate(GeneratedApi api) {
    Path sources = folder.resolve("generated" + api.hashCode());
    api.records()
        .forEach((name, components) -> write(sources, "model", name, record(name, components)));
    api.enums()
        .forEach(
            (name, constants) ->
                write(
                    sources,
                    "model",
                    name,
                    constants.stream()
                        .map(each -> "public static final %s %s = null;".formatted(name, each))
                        .collect(
                            Collectors.joining("\n", "public final class " + name + " {", "}"))));
    api.methods().stream()
        .collect(Collectors.groupingBy(GeneratedApi.Method::type))
        .forEach((name, methods) -> write(sources, "api", name, methods(name, methods)));
    write(sources, "model", "Secret", "public record Secret<T>(T value) {}");
    Path classes = sources.resolve("classes");
    writeClasses(FacadeCompiler.compile(sources, "", RELEASE), classes);
    return classes.toString();
  }

  private static String record(String name, Map<String, String> components) {
    String parameters =
        components.entrySet().stream()
            .map(each -> each.getValue() + " " + each.getKey())
            .collect(Collectors.joining(", "));
    String setters =
        components.entrySet().stream()
            .map(
                each ->
                    "public Builder %1$s(%2$s %1$s) { return this; }"
                        .formatted(each.getKey(), each.getValue()))
            .collect(Collectors.joining("\n"));
    return """
        public record %1$s(%2$s) {
          public static Builder builder() { return null; }
          public static final class Builder {
            %3$s
            public %1$s build() { return null; }
          }
        }
        """
        .formatted(name, parameters, setters);
  }

  private static String methods(String name, List<GeneratedApi.Method> methods) {
    StringBuilder source = new StringBuilder("public interface " + name + " {\n");
    for (GeneratedApi.Method method : methods) {
      source.append(method.returns()).append(' ').append(method.name()).append('(');
      for (int i = 0; i < method.parameters().size(); i++) {
        source.append(i == 0 ? "" : ", ").append(method.parameters().get(i)).append(" p").append(i);
      }
      source.append(");\n");
    }
    return source.append("}\n").toString();
  }

  private static void write(Path sources, String inner, String name, String text) {
    String head = "package acme.%s;\nimport java.util.*;\n".formatted(inner);
    String model = inner.equals("api") ? "import acme.model.*;\n" : "";
    write(sources.resolve(inner + "/" + name + ".java"), head + model + text);
  }

  private static void writeClasses(FacadeCompiler.Result compiled, Path classes) {
    assertEquals(List.of(), compiled.errors());
    for (byte[] bytes : compiled.classes()) {
      write(classes.resolve(new ClassReader(bytes).getClassName() + ".class"), bytes);
    }
  }

  private static void write(Path file, String text) {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
