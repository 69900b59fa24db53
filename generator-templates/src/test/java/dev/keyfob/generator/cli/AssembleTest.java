package dev.keyfob.generator.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.generator.files.AtomicFile;
import dev.keyfob.generator.files.Fingerprint;
import dev.keyfob.generator.testing.BuildLog;
import dev.keyfob.generator.testing.Scratch;
import dev.keyfob.generator.tree.SpecException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssembleTest {

  @TempDir Path folder;

  private Scratch scratch;

  @BeforeEach
  void makeScratch() {
    scratch =
        new Scratch(folder)
            .upstream(
                Scratch.ONE_OPERATION
                    + """
        components: {schemas: {Login: {properties: {password: {type: string}}}}}
        """);
  }

  @AfterEach
  void stopAccepting() {
    System.clearProperty("keyfob.secrets");
  }

  @Test
  void writesEverythingAtFirst() {
    scratch.assemble();
    assertFalse(scratch.unchanged());
    assertTrue(
        Scratch.read(scratch.target().effectiveDocument("acme")).startsWith("openapi: '3.0.1'\n"));
    assertEquals("3.0.3", scratch.input().get("openapi"));
    assertEquals(
        """
        # Every secret field of this API: its mark, and its place in the effective document. Made by the build.
        # After a review of the changes, accept them: mvn compile -Dkeyfob.secrets=accept
        name /components/schemas/Login/properties/password
        """,
        Scratch.read(scratch.target().secrets("acme")));
  }

  @ParameterizedTest
  @CsvSource({"error,0", "info,1"})
  void remarksAreLoggedUnlessMavenIsQuiet(String mavenLogLevel, int remarks) {
    String property = "org.slf4j.simpleLogger.defaultLogLevel";
    String before = System.getProperty(property);
    System.setProperty(property, mavenLogLevel);
    try (BuildLog log = BuildLog.open()) {
      scratch.supplement(Scratch.ONE_OPERATION).assemble();
      assertEquals(remarks, log.remarks().size());
    } finally {
      if (before == null) {
        System.clearProperty(property);
      } else {
        System.setProperty(property, before);
      }
    }
  }

  @Test
  void writesSameBytesTwice() {
    scratch.assemble();
    Map<String, String> first = files(scratch.build());
    scratch.assemble();
    assertEquals(first, files(scratch.build()));
  }

  @Test
  void writesNothingIfNothingChanged() throws IOException {
    scratch.assemble();
    scratch.generate("Login.java").assemble();
    Instant past = Instant.parse("2020-01-01T00:00:00Z");
    for (String file : files(folder).keySet()) {
      Files.setLastModifiedTime(folder.resolve(file), FileTime.from(past));
    }
    scratch.assemble();
    assertTrue(scratch.unchanged());
    for (String file : files(folder).keySet()) {
      assertEquals(past, Files.getLastModifiedTime(folder.resolve(file)).toInstant(), file);
    }
  }

  @Test
  void readsNoDocumentIfNothingChanged() {
    scratch.upstream("openapi: 3.0.1\n" + "a: [");
    assertThrows(SpecException.class, scratch::assemble);
    scratch.upstream(Scratch.ONE_OPERATION).assemble();
    String good = scratch.fingerprint();
    scratch.upstream("openapi: 3.0.1\n" + "a: [");
    String bad =
        new Fingerprint(Fingerprint.codeSource(Assemble.class), List.of("7.0"))
            .of(scratch.provider().inputs());
    assertNotEquals(good, bad);
    AtomicFile.write(scratch.build().resolve("generated-sources/acme/.complete"), bad + "\n");
    scratch.assemble();
    assertTrue(scratch.unchanged());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acme/upstream/page.yaml",
        "acme/upstream/more.json",
        "acme/supplement/more.yaml",
        "acme/supplement/other.yml",
        "acme/overlay.yaml",
        "acme/secrets.txt"
      })
  void changedInputRequiresGeneration(String file) {
    scratch.supplement("paths: {/more: {get: {responses: {}}}}\n");
    scratch.assemble();
    scratch.generate().assemble();
    assertTrue(scratch.unchanged());
    scratch.write(
        file,
        file.endsWith("overlay.yaml")
            ? "{overlay: 1.0.0, actions: []}"
            : file.endsWith("secrets.txt")
                ? "name /components/schemas/Gone/properties/token\n"
                : "{openapi: 3.0.1, paths: {/other: {get: {responses: {}}}}}");
    scratch.assemble();
    assertFalse(scratch.unchanged());
  }

  @Test
  void renamedDocumentRequiresGeneration() throws IOException {
    scratch.assemble();
    scratch.generate();
    Path upstream = scratch.specs().resolve("acme/upstream");
    Files.move(upstream.resolve("page.yaml"), upstream.resolve("page.yml"));
    scratch.assemble();
    assertFalse(scratch.unchanged());
  }

  @Test
  void changedGeneratorRequiresGeneration() {
    scratch.assemble();
    scratch.generate().assemble("more");
    assertFalse(scratch.unchanged());
    scratch.generate().assemble("more");
    assertTrue(scratch.unchanged());
    scratch.assemble("mor", "e");
    assertFalse(scratch.unchanged());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acme/accepted.yaml",
        "acme/PROVENANCE.md",
        "acme/upstream/notes.txt",
        "README.md"
      })
  void changedNoteRequiresNoGeneration(String file) {
    scratch.assemble();
    scratch.generate().write(file, "anything").assemble();
    assertTrue(scratch.unchanged());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "generated-sources/acme/.complete",
        "generated-sources/acme/Login.java",
        "openapi/acme/generator-input.json",
        "openapi/acme/secrets.txt",
        "openapi/resources/META-INF/openapi/acme.yaml"
      })
  void writesMissingOutputAgain(String file) throws IOException {
    scratch.assemble();
    scratch.generate("Login.java");
    Files.delete(scratch.build().resolve(file));
    scratch.assemble();
    assertFalse(scratch.unchanged());
    assertTrue(Files.exists(scratch.target().generatorInput("acme")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "generated-sources/acme/Login.java",
        "openapi/acme/generator-input.json",
        "openapi/acme/secrets.txt",
        "openapi/resources/META-INF/openapi/acme.yaml"
      })
  void writesTruncatedOutputAgain(String file) throws IOException {
    scratch.assemble();
    scratch.generate("Login.java");
    Path result = scratch.build().resolve(file);
    Files.writeString(result, Files.readString(result).substring(0, 1));
    scratch.assemble();
    assertFalse(scratch.unchanged());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acme/overlay.yml",
        "acme/overlay.json",
        "acme/upstream/pages/more.yaml",
        "acme/upstream/more.zip"
      })
  void rejectsFilesThatTheBuildIgnores(String file) {
    scratch.write(file, "anything");
    String message = assertThrows(SpecException.class, scratch::assemble).getMessage();
    assertTrue(message.startsWith(file.replace("/more.yaml", "")), message);
  }

  @Test
  void deletesCodeOfEarlierBuild() {
    scratch.assemble();
    scratch.generate("Old.java").upstream(Scratch.ONE_OPERATION).assemble();
    assertFalse(Files.exists(scratch.build().resolve("generated-sources/acme")));
  }

  @Test
  void failureLeavesNoOutput() {
    scratch.assemble();
    scratch.generate("Old.java").overlay("- target: nonsense\n");
    assertThrows(SpecException.class, scratch::assemble);
    assertEquals(Map.of(), files(scratch.build()));
  }

  @Test
  void failureOfOneProviderLeavesNoVerdict() {
    scratch.assemble();
    scratch.generate().write("zebra/upstream/page.yaml", "nonsense");
    assertThrows(SpecException.class, scratch::assemble);
    scratch.write("zebra/upstream/page.yaml", Scratch.HEAD + Scratch.ONE_OPERATION).assemble();
    assertEquals(
        "keyfob.unchanged.acme=true\nkeyfob.unchanged.zebra=false\n",
        Scratch.read(scratch.target().upToDate()));
  }

  @Test
  void deletesOutputOfRemovedProvider() {
    scratch.write("zebra/upstream/page.yaml", Scratch.HEAD + Scratch.ONE_OPERATION).assemble();
    assertTrue(Files.exists(scratch.target().effectiveDocument("zebra")));
    remove(scratch.specs().resolve("zebra"));
    scratch.assemble();
    assertEquals(
        List.of(
            "openapi/acme/.assembled",
            "openapi/acme/generator-input.json",
            "openapi/acme/secrets-review.txt",
            "openapi/acme/secrets.txt",
            "openapi/generation.properties",
            "openapi/resources/META-INF/openapi/acme.yaml"),
        List.copyOf(files(scratch.build()).keySet()));
  }

  @Test
  void deletesHalfWrittenOutput() {
    scratch.assemble();
    Path half = scratch.target().effectiveDocument("acme").resolveSibling(".acme.yaml.unfinished");
    AtomicFile.write(half, "openapi:");
    scratch.generate().assemble();
    assertFalse(Files.exists(half));
  }

  @Test
  void acceptsSecretsOnRequest() {
    System.setProperty("keyfob.secrets", "accept");
    scratch.assemble();
    assertEquals(
        Scratch.read(scratch.target().secrets("acme")),
        Scratch.read(scratch.provider().acceptedSecrets()));
  }

  @Test
  void acceptsSecretsIfNothingElseChanged() {
    scratch.assemble();
    scratch.generate();
    System.setProperty("keyfob.secrets", "accept");
    scratch.assemble();
    assertTrue(Files.exists(scratch.provider().acceptedSecrets()));
    scratch.generate().assemble();
    assertTrue(scratch.unchanged());
  }

  @Test
  void rejectsMissingSpecsFolder() {
    assertEquals(
        "nowhere: is not a folder; it has to hold a folder for each provider",
        assertThrows(
                SpecException.class,
                () ->
                    Assemble.main(
                        folder.resolve("nowhere").toString(), scratch.build().toString(), "7"))
            .getMessage());
  }

  @Test
  void rejectsEmptySpecsFolder() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertEquals(
        "empty: holds no provider; make a folder <provider>/upstream in it",
        assertThrows(
                SpecException.class,
                () -> Assemble.main(empty.toString(), scratch.build().toString(), "7"))
            .getMessage());
  }

  private static Map<String, String> files(Path folder) {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
      paths
          .filter(Files::isRegularFile)
          .forEach(file -> files.put(folder.relativize(file).toString(), Scratch.read(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static void remove(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
