package dev.keyfob.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every Java snippet of the README compiles. One without a class is taken for the body of a method that can use {@code
 * latitude} and {@code ping}, the two clients, and {@code key}, a text; its imports may stand at its top.
 */
final class ReadmeTest {

  private static final Path README = Path.of("..", "README.md");
  private static final Pattern SNIPPET = Pattern.compile("(?ms)^```java\\R(.*?)^```");
  private static final Pattern IMPORT = Pattern.compile("(?m)^import .*;$");
  private static final String ALWAYS =
      """
      import dev.keyfob.*;
      import dev.keyfob.generated.latitude.model.Site;
      import dev.keyfob.latitude.*;
      import dev.keyfob.pingnetwork.*;
      import dev.keyfob.secret.Secret;
      import dev.keyfob.sink.*;
      import java.nio.file.Path;
      import java.time.*;
      import java.util.*;
      """;

  @TestFactory
  Stream<DynamicTest> everySnippetCompiles() throws IOException {
    assumeTrue(Files.exists(README), "there is no README.md");
    String readme = Files.readString(README);
    List<DynamicTest> tests = new ArrayList<>();
    Matcher snippets = SNIPPET.matcher(readme);
    while (snippets.find()) {
      long line = readme.substring(0, snippets.start()).lines().count() + 1;
      String source = source(snippets.group(1));
      tests.add(DynamicTest.dynamicTest("line " + line, () -> assertEquals(List.of(), errors(source))));
    }
    return tests.stream();
  }

  private static String source(String snippet) {
    String imports = String.join("\n", IMPORT.matcher(snippet).results().map(result -> result.group()).toList());
    String code = IMPORT.matcher(snippet).replaceAll("");
    if (Pattern.compile("(?m)^(public |final )*(class|record|interface) ").matcher(code).find()) {
      return ALWAYS + imports + code.replaceAll("(?m)^public (final )?class", "class");
    }
    return ALWAYS + imports + "\nclass Snippet { LatitudeClient latitude; PingNetworkClient ping; String key;"
        + " void run() throws Exception {\n" + code + "\n} }";
  }

  private static List<String> errors(String source) throws IOException {
    Path classes = Files.createTempDirectory("readme");
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    List<String> options =
        List.of("-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
    javac.getTask(null, null, found, options, null, List.of(new Snippet(source))).call();
    try (Stream<Path> files = Files.walk(classes)) {
      files.sorted((one, other) -> other.compareTo(one)).forEach(file -> file.toFile().delete());
    }
    return found.getDiagnostics().stream()
        .filter(problem -> problem.getKind() == javax.tools.Diagnostic.Kind.ERROR)
        .map(problem -> problem.getMessage(null))
        .toList();
  }

  private static final class Snippet extends SimpleJavaFileObject {

    private final String source;

    Snippet(String source) {
      super(URI.create("string:///Snippet.java"), Kind.SOURCE);
      this.source = source;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return source;
    }
  }
}
