package dev.keyfob.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.Gson;
import dev.keyfob.fault.OperationSweep;
import dev.keyfob.operation.Operation;
import dev.keyfob.sandbox.document.ApiDocument;
import dev.keyfob.sandbox.document.ApiOperation;
import dev.keyfob.sandbox.document.ExampleBody;
import dev.keyfob.testing.FacadeUnderTest;
import dev.keyfob.testing.GeneratedClient;
import dev.keyfob.testing.JsonBodies;
import java.io.File;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Replaces the vendored documents by others that the providers published, and changes nothing else.
 * Each document is assembled, its code is generated and compiled with the facade, and every example
 * response is read and written again. {@code -Dkeyfob.documents=<folder>} names the folder; the
 * documents are in {@code <folder>/<provider>/}.
 */
class WholeDocumentsTest {

  private static final Path SPECS = Path.of("..", "specs");

  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path folder;

  @TestFactory
  Stream<DynamicTest> everyDocumentMakesAClientThatLosesNothing() throws IOException {
    String documents = System.getProperty("keyfob.documents");
    assumeTrue(documents != null, "skipped: -Dkeyfob.documents names no folder of documents");
    List<DynamicTest> tests = new ArrayList<>();
    for (GeneratedClient client : GeneratedClient.all()) {
      String provider = client.document().provider();
      for (Path document : list(Path.of(documents, provider))) {
        Path scratch = folder.resolve(provider + "-" + document.getFileName());
        tests.add(
            DynamicTest.dynamicTest(
                provider + "/" + document.getFileName(),
                () -> losesNothing(provider, document, scratch)));
      }
    }
    return tests.stream();
  }

  /**
   * Does the same with the vendored pages. The other tests need whole documents, which most builds
   * do not have; this one runs in every build.
   */
  @Test
  void vendoredPagesMakeAClientThatLosesNothing() throws Exception {
    Generation generation = vendored(folder);
    generation.assemble();
    ClassLoader classes = compileWithFacade(generation, folder.resolve("classes"));
    for (GeneratedClient client : GeneratedClient.all()) {
      assertLosesNothing(generation, client.document().provider(), classes);
    }
  }

  private static void losesNothing(String provider, Path document, Path scratch) throws Exception {
    Generation generation = vendored(scratch);
    Path upstream = generation.specs().resolve(provider).resolve("upstream");
    for (Path page : list(upstream)) {
      Files.delete(page);
    }
    Files.copy(document, upstream.resolve(document.getFileName()));
    generation.assemble();
    ClassLoader classes = compileWithFacade(generation, scratch.resolve("classes"));
    assertLosesNothing(generation, provider, classes);
    assertEquals(List.of(), problemsOfCalls(effective(generation, provider), classes));
  }

  private static Generation vendored(Path scratch) throws IOException {
    Generation generation = new Generation(scratch.resolve("specs"), scratch.resolve("target"));
    copy(SPECS, generation.specs());
    return generation;
  }

  private static void assertLosesNothing(
      Generation generation, String provider, ClassLoader classes) throws Exception {
    assertEquals(List.of(), lossesIn(effective(generation, provider), base(provider), classes));
  }

  private static ApiDocument effective(Generation generation, String provider) throws IOException {
    return ApiDocument.parse(provider, Files.readString(generation.effectiveDocument(provider)));
  }

  /** Calls each operation of the document through the client's {@code call}. */
  private static List<String> problemsOfCalls(ApiDocument document, ClassLoader classes)
      throws Exception {
    String provider = document.provider();
    String clientName = clientName(client(provider));
    Map<String, Method> methods = methods(base(provider), clientName, classes);
    Class<?> client = classes.loadClass(FacadeUnderTest.of(provider).type().getName());
    OperationSweep sweep =
        new OperationSweep(document, client, gson(base(provider), clientName, classes), methods);
    List<String> problems =
        new ArrayList<>(sweep.run().values().stream().flatMap(List::stream).toList());
    if (sweep.texts().stream().anyMatch(text -> text.contains("CANARY"))) {
      problems.add("a text shows a canary");
    }
    return problems;
  }

  private static ClassLoader compileWithFacade(Generation generation, Path classes)
      throws IOException {
    List<Path> sources = new ArrayList<>();
    sources.add(Path.of("..", "generated-client", "src", "main", "java"));
    sources.add(Path.of("..", "facade", "src", "main", "java"));
    for (GeneratedClient client : GeneratedClient.all()) {
      String provider = client.document().provider();
      sources.add(generation.generate(provider, clientName(client), base(provider)));
    }
    // Classes generated from the vendored documents must not stand in for classes that these
    // documents lack.
    String others =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.matches(".*(generated-client|facade|keyfob-).*"))
            .collect(Collectors.joining(File.pathSeparator));
    return Compilation.compile(sources, others, classes, new WithoutKeyfob());
  }

  private static List<String> lossesIn(ApiDocument document, String base, ClassLoader classes)
      throws Exception {
    String clientName = clientName(client(document.provider()));
    Map<String, Method> methods = methods(base, clientName, classes);
    Gson gson = gson(base, clientName, classes);
    List<String> losses = new ArrayList<>();
    int read = 0;
    for (ApiOperation operation : document.operations()) {
      Method method = methods.get(operation.id());
      if (method == null) {
        losses.add(operation + ": no method");
        continue;
      }
      Type type = ((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments()[0];
      for (ExampleBody example : operation.successes()) {
        if (example.isJson() && example.hasBody() && type != Void.class) {
          read++;
          String written =
              gson.toJson(gson.<Object>fromJson(example.value().toString(), type), type);
          JsonBodies.differences(example.value(), JsonBodies.read(written))
              .forEach(loss -> losses.add(operation + ": " + loss));
        }
      }
    }
    assertTrue(read > 0, "no example was read");
    return losses;
  }

  private static Gson gson(String base, String clientName, ClassLoader classes) throws Exception {
    String adapters = base + ".model." + clientName + "Adapters";
    return (Gson) classes.loadClass(adapters).getMethod("gson").invoke(null);
  }

  /** Returns the methods of the generated interfaces, by operationId. */
  private static Map<String, Method> methods(String base, String clientName, ClassLoader classes)
      throws Exception {
    Class<?> operation = classes.loadClass(Operation.class.getName());
    Map<String, Method> methods = new TreeMap<>();
    URL document =
        classes.getResource(base.replace('.', '/') + "/" + clientName + "Document.class");
    for (Path file : list(Path.of(document.toURI()).resolveSibling("api"))) {
      Class<?> api =
          classes.loadClass(base + ".api." + file.getFileName().toString().replace(".class", ""));
      for (Method method : api.getDeclaredMethods()) {
        Object annotation = method.getAnnotation(operation.asSubclass(Annotation.class));
        if (annotation != null) {
          methods.put((String) operation.getMethod("id").invoke(annotation), method);
        }
      }
    }
    return methods;
  }

  private static GeneratedClient client(String provider) {
    return GeneratedClient.all().stream()
        .filter(each -> each.document().provider().equals(provider))
        .findFirst()
        .orElseThrow();
  }

  private static String base(String provider) {
    return client(provider).models().get(0).getPackageName().replaceFirst("\\.model$", "");
  }

  private static String clientName(GeneratedClient client) {
    return client.models().stream()
        .map(Class::getSimpleName)
        .filter(name -> name.endsWith("Adapters"))
        .findFirst()
        .orElseThrow()
        .replaceFirst("Adapters$", "");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  /**
   * Returns a loader of the libraries only, so that a class that was not just compiled is missing.
   */
  private static final class WithoutKeyfob extends ClassLoader {

    WithoutKeyfob() {
      super(WholeDocumentsTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("dev.keyfob.")) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }

    @Override
    public URL getResource(String name) {
      return name.startsWith("dev/keyfob/") ? null : super.getResource(name);
    }
  }
}
