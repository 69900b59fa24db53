package dev.keyfob.generator.cli;

import static dev.keyfob.generator.diff.UpdateFixture.HEAD;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.generator.diff.DocumentDiff;
import dev.keyfob.generator.diff.UpdateFixture;
import dev.keyfob.generator.impact.AssembledDocuments;
import dev.keyfob.generator.impact.FacadeImpact;
import dev.keyfob.generator.impact.MarkdownReport;
import dev.keyfob.generator.tree.SpecException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckPinsTest {

  private static final String DOCUMENT =
      HEAD.replaceFirst("info: .*", "info: {title: t, version: '1', x-version-header: V}")
          + """
            servers: [{url: 'https://{host}/v1', variables: {host: {default: api.example}}}]
            paths:
              /keys/{id}:
                get: {operationId: getKey, x-effect: safe, responses: {}}
                put: {operationId: rotateKey, x-effect: non-idempotent, x-credential: reissues, responses: {}}
            """;

  @TempDir Path folder;

  private AssembledDocuments documents;

  @BeforeEach
  void acceptDocument() {
    documents = new AssembledDocuments(folder.resolve("specs"), folder.resolve("target"));
    assemble(DOCUMENT);
    AcceptDocuments.run(
        documents, new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
  }

  @Test
  void acceptedDocumentPasses() throws IOException {
    assertDoesNotThrow(() -> CheckPins.check(documents));
    String pins = Files.readString(pins());
    assertTrue(
        pins.endsWith(
            """
            base-url: 'https://api.example/v1'
            api-version: '1'
            operations:
              getKey: 'GET /keys/{} safe'
              rotateKey: 'PUT /keys/{} non-idempotent reissues'
            """),
        pins);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "default: api.example|default: api.example.evil.example|base URL: is https://api.example.evil.example/v1, was https://api.example/v1",
        "https://{host}/v1|http://{host}/v1|base URL: is http://api.example/v1, was https://api.example/v1",
        "{host}/v1|{host}/v2|base URL: is https://api.example/v2, was https://api.example/v1",
        "version: '1'|version: '2'|API version, which the client sends: is 2, was 1",
        "version: '1', x-version-header: V|version: '1'|API version, which the client sends: gone, was 1",
        "get: {|delete: {|operation getKey: is DELETE /keys/{} safe, was GET /keys/{} safe",
        "/keys/{id}|/projects/{id}|operation getKey: is GET /projects/{} safe, was GET /keys/{} safe",
        "x-credential: reissues, |''|operation rotateKey: is PUT /keys/{} non-idempotent, was PUT /keys/{} non-idempotent reissues",
        "non-idempotent|idempotent|operation rotateKey: is PUT /keys/{} idempotent reissues, was PUT /keys/{} non-idempotent reissues",
        "operationId: getKey|operationId: readKey|operation readKey: new, GET /keys/{} safe",
        "operationId: getKey|operationId: readKey|operation getKey: gone, was GET /keys/{} safe",
      })
  void differenceStopsTheBuild(String was, String is, String line) {
    assemble(DOCUMENT.replace(was, is));
    String message =
        assertThrows(SpecException.class, () -> CheckPins.check(documents)).getMessage();
    assertTrue(message.contains("\n  acme: " + line), message);
  }

  @Test
  void namesOfPathParametersAreNotPinned() {
    assemble(DOCUMENT.replace("{id}", "{key_id}"));
    assertDoesNotThrow(() -> CheckPins.check(documents));
  }

  @Test
  void missingPinsStopTheBuild() throws IOException {
    Files.delete(pins());
    assertTrue(
        assertThrows(SpecException.class, () -> CheckPins.check(documents))
            .getMessage()
            .contains("acme: nothing is pinned yet"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<<<<<<< HEAD\nbase-url: a\n=======\nbase-url: b\n>>>>>>> other\n",
        "base-url: [a]\noperations: {}\n",
        "base-url: a\noperations: {a: {b: c}}\n",
        "base-url: a\nversion: 2\noperations: {}\n",
        "operations: {}\n",
        "base-u"
      })
  void invalidPinsAreALineWithTheFile(String text) throws IOException {
    Files.writeString(pins(), text);
    String message =
        assertThrows(SpecException.class, () -> CheckPins.check(documents)).getMessage();
    assertTrue(message.startsWith("acme/pins.yaml"), message);
    assertEquals(1, message.lines().count(), message);
  }

  @Test
  void reportTellsFirstWhereRequestsGo() {
    UpdateFixture update = new UpdateFixture(folder);
    DocumentDiff diff =
        update.compare(DOCUMENT, DOCUMENT.replace("/v1", "/`<img>@everyone` ## All fine"));
    assemble(DOCUMENT.replace("/v1", "/`<img>@everyone` ## All fine"));
    String report =
        MarkdownReport.of(
            diff,
            new FacadeImpact(List.of(), Optional.of(Map.of()), false),
            documents.pins("acme").differences(documents.effective("acme")));
    int first = report.indexOf("\n## ");
    assertTrue(
        report.startsWith(
            """

            ## Where requests go

            - base URL: is `` https://api.example/`<img>@everyone` ## All fine ``, was `https://api.example/v1`
            """,
            first),
        report);
    assertFalse(report.contains("\n## All fine"));
  }

  private void assemble(String document) {
    new UpdateFixture(folder)
        .write("target/openapi/resources/META-INF/openapi/acme.yaml", document);
  }

  private Path pins() {
    return folder.resolve("specs/acme/pins.yaml");
  }
}
