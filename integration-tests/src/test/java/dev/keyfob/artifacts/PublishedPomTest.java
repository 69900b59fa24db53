package dev.keyfob.artifacts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks the published POMs, which Maven and Gradle read. Gradle maps the scope compile to {@code
 * api} and runtime to {@code implementation}. Each dependency that a module's code names has the
 * scope compile, since Maven has no scope between them.
 */
final class PublishedPomTest {

  @Test
  void facadeBringsThisAlone() throws Exception {
    assertEquals(
        Map.of(
            "okhttp-jvm", "compile",
            "okhttp", "compile",
            "okhttp-sse", "compile",
            "keyfob-generated-client", "compile",
            "retrofit", "compile",
            "gson", "compile",
            "jackson-annotations", "provided",
            "jakarta.annotation-api", "compile"),
        Scopes.of(PublishedPom.of("facade")));
  }

  @Test
  void generatedClientBringsThisAlone() throws Exception {
    assertEquals(
        Map.of(
            "okhttp-jvm", "compile",
            "okhttp", "compile",
            "retrofit", "compile",
            "gson", "compile",
            "jackson-annotations", "provided",
            "jakarta.annotation-api", "compile"),
        Scopes.of(PublishedPom.of("generated-client")));
  }

  @Test
  void connectBringsThisAlone() throws Exception {
    assertEquals(
        Map.of(
            "keyfob-facade", "compile",
            "keyfob-generated-client", "compile",
            "gson", "compile",
            "jakarta.annotation-api", "compile"),
        Scopes.of(PublishedPom.of("facade/connect")));
  }

  /**
   * ConsumersIT checks that the sandbox's and the facade's dependencies together are 20 entries on
   * a class path.
   */
  @Test
  void sandboxBringsThisAlone() throws Exception {
    assertEquals(
        Map.of(
            "keyfob-facade", "compile",
            "keyfob-generated-client", "compile",
            "junit-jupiter-api", "provided",
            "okhttp-jvm", "compile",
            "mockwebserver3", "compile",
            "json-schema", "compile",
            "jackson-core", "compile",
            "jackson-databind", "compile",
            "jackson-dataformat-yaml", "compile",
            "jakarta.annotation-api", "compile"),
        Scopes.of(PublishedPom.of("integration-tests/sandbox")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"facade", "generated-client"})
  void okHttp5StandsBeforeRetrofitWhichAsksFor4(String module) throws Exception {
    List<String> artifacts =
        PublishedPom.of(module).dependencies().stream()
            .map(line -> line.replaceFirst(":.*", ""))
            .toList();
    assertEquals(List.of("okhttp-jvm", "okhttp"), artifacts.subList(0, 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"facade", "facade/connect", "generated-client", "integration-tests/sandbox"})
  void pomStandsAlone(String module) throws Exception {
    assertEquals(
        List.of(
            "modelVersion",
            "groupId",
            "artifactId",
            "version",
            "name",
            "description",
            "url",
            "licenses",
            "developers",
            "scm",
            "dependencies"),
        PublishedPom.of(module).elements());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"facade", "facade/connect", "generated-client", "integration-tests/sandbox"})
  void pomHasTheElementsThatMavenCentralRequires(String module) throws Exception {
    PublishedPom pom = PublishedPom.of(module);
    for (String path :
        List.of(
            "name",
            "description",
            "url",
            "licenses/license/name",
            "licenses/license/url",
            "developers/developer/name",
            "scm/connection",
            "scm/developerConnection",
            "scm/url")) {
      String text = pom.text("/project/" + path);
      assertFalse(text.isBlank(), path);
      assertFalse(text.contains("${"), path + ": " + text);
      assertFalse(
          text.endsWith("/" + pom.text("/project/artifactId")),
          path + " has the module's name appended: " + text);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"facade", "facade/connect", "generated-client", "integration-tests/sandbox"})
  void nothingOfTheBuildIsBrought(String module) throws Exception {
    for (String dependency : PublishedPom.of(module).dependencies()) {
      assertFalse(
          dependency.matches(
              "(keyfob-generator-templates|junit|archunit|jqwik|openapi-generator).*:compile"),
          dependency);
      assertFalse(dependency.endsWith(":test"), dependency);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"facade", "facade/connect", "generated-client"})
  void everyVersionIsSaid(String module) throws Exception {
    for (String dependency : PublishedPom.of(module).dependencies()) {
      assertTrue(
          dependency.matches(
              "[a-z0-9.-]+:\\d[\\w.-]*:compile|jackson-annotations:\\d[\\w.-]*:provided"),
          dependency);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/testing.md"})
  void pageNamesThisVersion(String page) throws Exception {
    String version = PublishedPom.of("facade").text("/project/version");
    String text = Files.readString(Path.of("..", page));
    Matcher dependency =
        Pattern.compile(
                "<groupId>dev.keyfob</groupId>\\s*<artifactId>[^<]*</artifactId>\\s*<version>([^<]*)")
            .matcher(text);
    assertEquals(
        Set.of(version),
        dependency.results().map(match -> match.group(1)).collect(Collectors.toSet()));
    assertTrue(
        !page.equals("README.md") || text.contains("\"dev.keyfob:keyfob-facade:" + version + "\""));
  }

  @Test
  void configurationPageNamesTheOkHttpThatIsNeeded() throws Exception {
    String okHttp =
        PublishedPom.of("facade")
            .text("/project/dependencies/dependency[artifactId='okhttp-jvm']/version");
    String page = Files.readString(Path.of("..", "docs", "configuration.md"));
    for (String artifact : List.of("okhttp-jvm", "okhttp")) {
      assertTrue(
          page.contains(
              "<artifactId>" + artifact + "</artifactId>\n  <version>" + okHttp + "</version>"));
    }
  }
}
