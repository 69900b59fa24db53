package dev.keyfob.generator.impact;

import dev.keyfob.generator.diff.DocumentDiff;
import dev.keyfob.generator.render.GeneratedApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The hand-written facade, compiled against the generated classes as they are now.
 *
 * <p>If it does not compile, its use of generated code is read from the classes of its last build.
 * If there was no such build, its use of generated code is unknown.
 */
public final class Facade {

  private final List<CompileError> errors;
  private final Optional<CallGraph> calls;

  private Facade(List<CompileError> errors, Optional<CallGraph> calls) {
    this.errors = errors;
    this.calls = calls;
  }

  /**
   * Compiles the facade in memory.
   *
   * @param module the folder of the facade's module
   * @param classPath the generated classes and the libraries
   * @param release the Java release
   */
  public static Facade compile(Path module, String classPath, String release) {
    FacadeCompiler.Result result =
        FacadeCompiler.compile(module.resolve("src/main/java"), classPath, release);
    List<byte[]> classes =
        result.errors().isEmpty() ? result.classes() : classFiles(module.resolve("target/classes"));
    return new Facade(
        result.errors(), classes.isEmpty() ? Optional.empty() : Optional.of(CallGraph.of(classes)));
  }

  private static List<byte[]> classFiles(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<byte[]> classes = new ArrayList<>();
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        classes.add(Files.readAllBytes(file));
      }
      return classes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the effects of one provider's changed document on the facade.
   *
   * @param generatedPackage the package that holds the provider's generated packages
   */
  public FacadeImpact of(DocumentDiff diff, String generatedPackage) {
    List<String> lines =
        new CompileErrorLines(diff.before(), diff.now())
            .of(errors.stream().filter(error -> error.concerns(generatedPackage)).toList());
    return new FacadeImpact(
        lines, calls.map(graph -> uses(graph, diff, generatedPackage)), !errors.isEmpty());
  }

  private static Map<String, Set<String>> uses(
      CallGraph graph, DocumentDiff diff, String generatedPackage) {
    Map<String, String> operations = new TreeMap<>();
    diff.before().ifPresent(api -> operations(api, operations));
    operations(diff.now(), operations);
    Map<String, Set<String>> uses = new TreeMap<>();
    graph
        .reached(generatedPackage)
        .forEach(
            (method, members) -> {
              Set<String> all = new TreeSet<>(members);
              members.stream()
                  .filter(operations::containsKey)
                  .map(operations::get)
                  .forEach(all::add);
              uses.put(method, all);
            });
    return uses;
  }

  private static void operations(GeneratedApi api, Map<String, String> operations) {
    api.methods()
        .forEach(method -> operations.put(method.type() + "." + method.name(), method.operation()));
  }
}
