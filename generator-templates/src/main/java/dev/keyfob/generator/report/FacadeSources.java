package dev.keyfob.generator.report;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import dev.keyfob.generator.render.GeneratedApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Which methods of the facade call what. Read from its sources, without compiling them, so that a
 * facade that does not fit any more can be read too: names are resolved by declarations and imports
 * alone, which is all its style needs.
 */
final class FacadeSources {

  /**
   * A method as it is found by its callers.
   *
   * @param type the qualified name of the class
   * @param arity the number of parameters; -1 where a method reference does not say
   */
  record Callee(String type, String name, int arity) {

    boolean isMeantBy(Callee call) {
      return type.equals(call.type)
          && name.equals(call.name)
          && (call.arity < 0 || call.arity == arity);
    }
  }

  /**
   * A call of anything, somewhere.
   *
   * @param where file and line
   */
  record Call(Callee callee, String where) {}

  /**
   * A method and what it calls.
   *
   * @param shown as {@code VpnSessions.create(Site, String)}
   * @param api whether users of the facade can call it
   */
  record Method(Callee declared, String shown, boolean api, List<Call> calls) {}

  private final List<Method> methods;

  /** The qualified names that files import, by the file. */
  private final Map<Path, List<String>> imports;

  private FacadeSources(List<Method> methods, Map<Path, List<String>> imports) {
    this.methods = methods;
    this.imports = imports;
  }

  /** Reads all Java files below a folder; nothing is found where there is no such folder. */
  static FacadeSources in(Path folder) {
    List<Path> files = files(folder);
    if (files.isEmpty()) {
      return new FacadeSources(List.of(), Map.of());
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalStateException(
          "the report reads the facade with the JDK's compiler; run Maven with a JDK");
    }
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  problem -> {},
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      List<CompilationUnitTree> units = new ArrayList<>();
      task.parse().forEach(units::add);
      Set<String> types = new HashSet<>();
      units.forEach(unit -> types.addAll(FacadeFile.types(unit)));
      List<Method> methods = new ArrayList<>();
      units.forEach(unit -> methods.addAll(FacadeFile.methods(task, unit, types)));
      Map<Path, List<String>> imports = new TreeMap<>();
      units.forEach(
          unit -> imports.put(Path.of(unit.getSourceFile().toUri()), FacadeFile.imports(unit)));
      return new FacadeSources(methods, imports);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The types of a package that each file imports, by their simple names. */
  Map<String, List<String>> importsFrom(String javaPackage) {
    Map<String, List<String>> found = new TreeMap<>();
    imports.forEach(
        (file, names) ->
            names.stream()
                .filter(
                    name ->
                        name.substring(0, Math.max(name.lastIndexOf('.'), 0)).equals(javaPackage))
                .forEach(
                    name ->
                        found
                            .computeIfAbsent(
                                String.valueOf(file.getFileName()), any -> new ArrayList<>())
                            .add(name.substring(name.lastIndexOf('.') + 1))));
    return found;
  }

  /**
   * Whether every generated type that is imported is there; adapters are, whatever the document.
   */
  boolean findsWhatItImports(String apiPackage, GeneratedApi api) {
    return importsFrom(apiPackage).values().stream()
            .flatMap(List::stream)
            .allMatch(type -> api.methods().stream().anyMatch(method -> method.type().equals(type)))
        && importsFrom(apiPackage.replaceFirst("\\.api$", ".model")).values().stream()
            .flatMap(List::stream)
            .allMatch(
                type ->
                    api.records().containsKey(type)
                        || api.enums().containsKey(type)
                        || type.endsWith("Adapters"));
  }

  /** The files that import anything from a package or one below it. */
  List<Path> filesThatImportBelow(String javaPackage) {
    return imports.entrySet().stream()
        .filter(
            file -> file.getValue().stream().anyMatch(name -> name.startsWith(javaPackage + ".")))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The simple names of what is imported from a package or one below it. */
  Set<String> namesImportedFromBelow(String javaPackage) {
    return imports.values().stream()
        .flatMap(List::stream)
        .filter(name -> name.startsWith(javaPackage + "."))
        .map(name -> name.substring(name.lastIndexOf('.') + 1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** All calls of types in a package, in the order of the sources. */
  List<Call> callsInto(String javaPackage) {
    return methods.stream()
        .flatMap(method -> method.calls().stream())
        .filter(call -> isIn(javaPackage, call))
        .distinct()
        .toList();
  }

  /**
   * For each method that users of the facade can call, by name, the calls into a package that it
   * leads to.
   */
  Map<String, List<Call>> reachedFromApi(String javaPackage) {
    Map<String, List<Call>> reached = new TreeMap<>();
    methods.stream()
        .filter(Method::api)
        .forEach(
            method -> {
              List<Call> calls =
                  reachable(method).stream().filter(call -> isIn(javaPackage, call)).toList();
              if (!calls.isEmpty()) {
                reached.put(method.shown(), calls);
              }
            });
    return reached;
  }

  private static boolean isIn(String javaPackage, Call call) {
    String type = call.callee().type();
    return type.startsWith(javaPackage + ".") && type.indexOf('.', javaPackage.length() + 1) < 0;
  }

  private List<Call> reachable(Method from) {
    List<Call> calls = new ArrayList<>();
    Set<Method> seen = new HashSet<>(Set.of(from));
    Deque<Method> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      open.poll()
          .calls()
          .forEach(
              call -> {
                calls.add(call);
                methods.stream()
                    .filter(
                        method -> method.declared().isMeantBy(call.callee()) && seen.add(method))
                    .forEach(open::add);
              });
    }
    return calls;
  }
}
