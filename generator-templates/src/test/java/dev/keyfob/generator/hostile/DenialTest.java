package dev.keyfob.generator.hostile;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keyfob.generator.testing.Scratch;
import dev.keyfob.generator.tree.SpecException;
import dev.keyfob.generator.tree.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests documents that would make the build run forever or crash without a message. */
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DenialTest {

  @TempDir Path folder;

  private Scratch scratch;

  @BeforeEach
  void makeScratch() {
    scratch = new Scratch(folder);
  }

  static Stream<String> documentsBeyondALimit() {
    return Stream.of(
        "components: {schemas: {A: {maximum: " + "9".repeat(2_000_000) + "}}}\n",
        "components: {schemas: {A: {maximum: 0." + "9".repeat(2_000_000) + "}}}\n",
        "components: {schemas: {A: {maximum: 1e999999999}}}\n",
        "components: {schemas: {A: {enum: [" + "x".repeat(70_000) + "]}}}\n",
        "components: {schemas: {A: {properties: {" + "x".repeat(70_000) + ": {}}}}}\n",
        "components: {schemas: {A: " + "{items: ".repeat(480) + "{}" + "}".repeat(480) + "}}\n",
        "paths: {"
            + IntStream.range(0, 20)
                .mapToObj(i -> "'/" + i + "{".repeat(45_000) + "': {get: {responses: {}}}")
                .collect(Collectors.joining(", "))
            + "}\n",
        "paths: {"
            + IntStream.range(0, 20_000)
                .mapToObj(
                    i -> "/a" + "-".repeat(i % 400) + "_" + i / 400 + ": {get: {responses: {}}}")
                .collect(Collectors.joining(", "))
            + "}\n",
        "components: {schemas: {"
            + IntStream.range(0, 20_000)
                .mapToObj(i -> "A" + i + ": {}")
                .collect(Collectors.joining(", "))
            + "}}\n",
        "paths: {/a: {get: {responses: {}, parameters: ["
            + IntStream.range(0, 300)
                .mapToObj(i -> "{name: a" + i + ", in: query}")
                .collect(Collectors.joining(", "))
            + "]}}}\n");
  }

  @ParameterizedTest
  @MethodSource("documentsBeyondALimit")
  void rejectsDocumentBeyondALimit(String text) {
    scratch.upstream((text.startsWith("paths") ? "" : Scratch.ONE_OPERATION) + text);
    assertRejected("acme/upstream/page.yaml");
  }

  @Test
  void rejectsDeepJson() {
    scratch.write(
        "acme/upstream/page.json",
        "{\"openapi\": \"3.0.3\", \"a\": " + "[".repeat(980) + "]".repeat(980) + "}");
    assertRejected("acme/upstream/page.json");
  }

  @Test
  void rejectsLongNumberInJson() {
    scratch.write(
        "acme/upstream/page.json",
        "{\"openapi\": \"3.0.3\", \"a\": " + "9".repeat(2_000_000) + "}");
    assertRejected("acme/upstream/page.json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"oneOf", "anyOf", "allOf"})
  void unionOfRecursiveObjectsEnds(String keyword) {
    assembles(
        """
        components:
          schemas:
            Expr: {%s: [{$ref: '#/components/schemas/And'}, {$ref: '#/components/schemas/Not'}, {$ref: '#/components/schemas/Lit'}]}
            And: {type: object, properties: {left: {$ref: '#/components/schemas/Expr'}, right: {$ref: '#/components/schemas/Expr'}}}
            Not: {type: object, properties: {left: {$ref: '#/components/schemas/Not'}, right: {$ref: '#/components/schemas/Lit'}}}
            Lit: {type: object, properties: {left: {$ref: '#/components/schemas/And'}, value: {type: string}}}
        """
            .formatted(keyword));
  }

  @Test
  void unionInsideItsOwnBranchesEnds() {
    assembles(
        """
        components:
          schemas:
            A: {oneOf: [{type: object, properties: {n: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}}}, {$ref: '#/components/schemas/B'}]}
            B: {type: object, properties: {n: {anyOf: [{$ref: '#/components/schemas/B'}, {allOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/C'}]}]}}}
            C: {allOf: [{$ref: '#/components/schemas/A'}, {type: object, properties: {n: {allOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}}}]}
        """);
  }

  @Test
  void compositionOfItsOwnParentEnds() {
    assembles(
        """
        components:
          schemas:
            Key:
              type: object
              properties:
                id: {type: string}
                parent: {allOf: [{$ref: '#/components/schemas/Key'}, {type: object, properties: {depth: {type: integer}}}]}
        """);
    assertTrue(scratch.input().toString().contains("KeyParent"));
  }

  @Test
  void unionOfSelfReferencesEnds() {
    assembles(
        """
        components:
          schemas:
            A: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}
            B: {anyOf: [{$ref: '#/components/schemas/A'}, {type: array, items: {$ref: '#/components/schemas/B'}}]}
            C: {type: array, items: {$ref: '#/components/schemas/C'}}
            D: {type: object, additionalProperties: {$ref: '#/components/schemas/D'}}
        """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"allOf", "oneOf", "anyOf"})
  void repeatedBranchesAreLinear(String keyword) {
    StringBuilder schemas =
        new StringBuilder("A0: {type: object, properties: {a: {type: string}}}");
    for (int i = 1; i <= 26; i++) {
      schemas.append(
          ", A%d: {%s: [{$ref: '#/components/schemas/A%d'}, {$ref: '#/components/schemas/A%d'}, {%s: [{$ref: '#/components/schemas/A%d'}]}]}"
              .formatted(i, keyword, i - 1, i - 1, keyword, i - 1));
    }
    assembles("components: {schemas: {" + schemas + "}}\n");
  }

  @Test
  void chainOfArraysEnds() {
    String schemas =
        IntStream.range(0, 1000)
            .mapToObj(
                i ->
                    "A%d: {type: array, items: {$ref: '#/components/schemas/A%d'}}"
                        .formatted(i, i + 1))
            .collect(Collectors.joining(", "));
    assembles("components: {schemas: {" + schemas + ", A1000: {type: string}}}\n");
  }

  @Test
  void chainOfReferencesIsALineWithAFile() {
    String schemas =
        IntStream.range(0, 4000)
            .mapToObj(i -> "A%d: {$ref: '#/components/schemas/A%d'}".formatted(i, i + 1))
            .collect(Collectors.joining(", "));
    scratch.upstream(
        Scratch.ONE_OPERATION
            + "components: {schemas: {"
            + schemas
            + ", A4000: {type: string}, B: {properties: {token: {$ref: '#/components/schemas/A0'}}}}}\n");
    try {
      scratch.assemble();
    } catch (SpecException deep) {
      assertTrue(deep.getMessage().startsWith("acme"), deep.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "upstream/page.yaml",
        "overlay.yaml",
        "secrets.txt",
        "supplement/a.yaml",
        "pins.yaml"
      })
  void rejectsPipe(String file) throws Exception {
    scratch.upstream("other.yaml", Scratch.ONE_OPERATION);
    Path pipe = scratch.specs().resolve("acme").resolve(file);
    Files.createDirectories(pipe.getParent());
    try {
      assumeTrue(
          new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no mkfifo here");
    } catch (IOException absent) {
      assumeTrue(false, "no mkfifo here");
    }
    assertRejected("acme/" + file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"upstream/page.yaml", "overlay.yaml", "secrets.txt", "supplement"})
  void rejectsLink(String file) throws IOException {
    scratch.upstream("other.yaml", Scratch.ONE_OPERATION);
    Path link = scratch.specs().resolve("acme").resolve(file);
    Path target = Files.writeString(folder.resolve("outside.yaml"), "openapi: 3.0.1\n");
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, target);
    assertRejected("acme/" + file);
  }

  private void assembles(String components) {
    scratch.upstream(Scratch.ONE_OPERATION + components);
    assertDoesNotThrow(() -> scratch.assemble());
    Tree.object(scratch.input().get("components"));
  }

  private void assertRejected(String file) {
    String message = assertThrows(SpecException.class, () -> scratch.assemble()).getMessage();
    assertTrue(message.startsWith(file), message);
    assertTrue(message.length() < 1500, message);
    HostileTextTest.assertPrintableLine(message);
    assertTrue(Files.notExists(scratch.target().generatorInput("acme")), "half written");
  }
}
