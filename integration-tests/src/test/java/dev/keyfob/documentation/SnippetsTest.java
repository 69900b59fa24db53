package dev.keyfob.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Compiles every Java snippet of the documentation and runs it against the sandbox, which must find
 * no violation. Statements run as {@link Given#run()}, and test classes run as tests. Types of
 * other kinds must be used by a later snippet of their section. Printed text must not show a
 * secret.
 */
final class SnippetsTest {

  @TempDir private static Path folder;

  @TestFactory
  Stream<DynamicTest> everySnippetRuns() throws IOException {
    List<Snippet> snippets = new ArrayList<>();
    for (MarkdownPage page : MarkdownPage.all()) {
      snippets.addAll(Snippet.in(page.root(), page.root().resolve(page.file())));
    }
    assertFalse(snippets.isEmpty());
    List<String> errors = new ArrayList<>();
    ClassLoader compiled = compile(snippets, errors);
    if (!errors.isEmpty()) {
      return Stream.of(DynamicTest.dynamicTest("compile", () -> assertEquals(List.of(), errors)));
    }
    return snippets.stream()
        .map(
            snippet ->
                DynamicTest.dynamicTest(
                    snippet.toString(), () -> run(snippet, snippets, compiled)));
  }

  @Test
  void snippetThatDoesNotCompileIsFound(@TempDir Path other) throws IOException {
    List<String> errors = new ArrayList<>();
    compile(Snippet.in(other, markdown(other, "latitude.vpnSessions().lost();")), errors);
    assertEquals(1, errors.size());
    assertTrue(errors.get(0).startsWith("OTHER.md:4"), errors.get(0));
  }

  @Test
  void snippetThatFailsIsFound(@TempDir Path other) throws IOException {
    List<Snippet> snippets =
        Snippet.in(other, markdown(other, "latitude.vpnSessions().delete(\"vpn_none\");"));
    ClassLoader compiled = compile(snippets, new ArrayList<>());
    AssertionError failure =
        assertThrows(AssertionError.class, () -> run(snippets.get(0), snippets, compiled));
    assertTrue(failure.getMessage().contains("NotFoundException"), failure.getMessage());
  }

  private static Path markdown(Path folder, String code) throws IOException {
    return Files.writeString(folder.resolve("OTHER.md"), "# Title\n\n```java\n" + code + "\n```\n");
  }

  private static ClassLoader compile(List<Snippet> snippets, List<String> errors)
      throws IOException {
    Path classes = Files.createTempDirectory(folder, "classes");
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    List<String> options =
        List.of(
            "-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
    List<SnippetSource> sources = snippets.stream().map(SnippetSource::new).toList();
    ToolProvider.getSystemJavaCompiler().getTask(null, null, found, options, null, sources).call();
    found.getDiagnostics().stream()
        .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
        .map(SnippetsTest::described)
        .forEach(errors::add);
    return new URLClassLoader(
        new URL[] {classes.toUri().toURL()}, SnippetsTest.class.getClassLoader());
  }

  private static String described(Diagnostic<? extends JavaFileObject> problem) {
    Snippet snippet = ((SnippetSource) problem.getSource()).snippet();
    return snippet + ": " + problem.getMessage(null);
  }

  private static void run(Snippet snippet, List<Snippet> all, ClassLoader compiled)
      throws Exception {
    if (snippet.types().isEmpty()) {
      runStatements(snippet, compiled.loadClass(snippet.packageName() + "." + snippet.className()));
      return;
    }
    for (String type : snippet.types()) {
      Class<?> declared = compiled.loadClass(snippet.packageName() + "." + type);
      if (Arrays.stream(declared.getDeclaredMethods())
          .anyMatch(method -> method.isAnnotationPresent(Test.class))) {
        runTests(declared);
      } else {
        assertTrue(
            all.stream().anyMatch(later -> uses(snippet, later, type)),
            type + " is shown, but used nowhere");
      }
    }
  }

  private static boolean uses(Snippet snippet, Snippet later, String type) {
    return later.packageName().equals(snippet.packageName())
        && later.line() > snippet.line()
        && later.code().contains(type);
  }

  private static void runTests(Class<?> tests) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(tests))
                .build(),
            listener);
    TestExecutionSummary summary = listener.getSummary();
    assertEquals(
        List.of(), summary.getFailures().stream().map(failure -> failure.getException()).toList());
    assertNotEquals(0, summary.getTestsSucceededCount());
  }

  private static void runStatements(Snippet snippet, Class<?> holder) throws Exception {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Path files = Files.createTempDirectory(folder, "files");
    try (Given given = (Given) holder.getConstructor(Path.class).newInstance(files);
        PrintStream listening = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(listening);
      System.setErr(listening);
      String thrown = "";
      try {
        given.run();
      } catch (Exception failed) {
        thrown = failed.getClass().getSimpleName();
      }
      assertEquals(
          snippet.exception(),
          thrown,
          () -> "printed: " + printed.toString(StandardCharsets.UTF_8));
      assertEquals(List.of(), given.sandbox.violations());
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertFalse(printed.toString(StandardCharsets.UTF_8).contains("CANARY-"), "prints a secret");
  }
}
