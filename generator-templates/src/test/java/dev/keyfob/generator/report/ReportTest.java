package dev.keyfob.generator.report;

import static dev.keyfob.generator.report.Update.ANSWERS_THING;
import static dev.keyfob.generator.report.Update.thing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.generator.tree.SpecException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  private static final String BEFORE =
      ANSWERS_THING + thing("a: {type: string}, k: {type: string, x-secret: once}");

  private static final String WOULD_NOT_COMPILE =
      "  acme: Things.java:5: ThingsApi.getThing is called and not there "
          + "any more; describe the operation in supplement/, or take it out of the facade";

  @TempDir Path folder;

  private Update update;

  @BeforeEach
  void makeUpdate() {
    update = new Update(folder);
  }

  @AfterEach
  void forgetOptions() {
    System.clearProperty("keyfob.document");
    System.clearProperty("keyfob.fail-on-breaking");
  }

  @Test
  void withoutAnAcceptedDocumentItSaysHowToAcceptOne() throws IOException {
    assertTrue(
        run(BEFORE)
            .startsWith(
                "acme: nothing accepted yet to compare with; accept what there is now by: "
                    + "mvn -q compile -Preport -Dkeyfob.document=accept\n"));
    assertTrue(markdown().contains("No document is accepted yet"));
    assertFalse(Files.exists(accepted()));
  }

  @Test
  void whatIsAcceptedIsTheSameFromThenOn() throws IOException {
    accept(BEFORE);
    assertTrue(run(BEFORE).startsWith("acme: nothing has changed\n"));
    assertTrue(markdown().contains("Proposed version bump: **none**"));
  }

  @Test
  void acceptingTwiceTouchesNothing() throws IOException {
    accept(BEFORE);
    FileTime past = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    Files.setLastModifiedTime(accepted(), past);
    assertTrue(accept(BEFORE).contains("was accepted already"));
    assertEquals(past, Files.getLastModifiedTime(accepted()));
    try (Stream<Path> files = Files.list(accepted().getParent())) {
      assertEquals(List.of(accepted()), files.toList());
    }
  }

  @Test
  void theAcceptedDocumentSaysWhatItIs() throws IOException {
    accept(BEFORE);
    String text = Files.readString(accepted());
    assertTrue(text.startsWith("# The effective document that was last accepted."), text);
    assertTrue(
        text.contains("\n            type: string\n            x-secret: once\n")
            || text.contains("\n          type: string\n          x-secret: once\n"),
        text);
  }

  @Test
  void theSummaryCountsAndShoutsWhenAMarkIsLost() throws IOException {
    accept(BEFORE);
    String said =
        run(ANSWERS_THING + thing("a: {type: string}, k: {type: string}, n: {type: string}"));
    assertEquals(
        "acme: proposed version bump major; 4 changes, 2 of them breaking; 1 SECRET MARKS LOST",
        said.lines().findFirst().orElseThrow());
    assertTrue(said.contains(folder.resolve("target/report/acme.md").toString()));
    assertTrue(markdown().contains("| Secrets | 1 | 1 |"), markdown());
  }

  @Test
  void additionsAreMinorWordsArePatch() throws IOException {
    accept(BEFORE);
    String more = BEFORE.replace("{a: {", "{n: {type: string}, a: {");
    assertTrue(run(more).startsWith("acme: proposed version bump minor;"));
    assertTrue(
        run(BEFORE.replace("fine", "very fine"))
            .startsWith("acme: proposed version bump patch; 0 changes"));
    assertTrue(markdown().contains("Only words have changed."));
  }

  @Test
  void breakingChangesFailOnlyOnRequestAndAfterTheReport() throws IOException {
    accept(BEFORE);
    String after = ANSWERS_THING + thing("k: {type: string, x-secret: once}");
    run(after);
    System.setProperty("keyfob.fail-on-breaking", "true");
    Files.delete(folder.resolve("target/report/acme.md"));
    SpecException failure = assertThrows(SpecException.class, () -> run(after));
    assertEquals(
        "specs: breaking changes: acme (2); read " + folder.resolve("target/report"),
        failure.getMessage());
    assertTrue(markdown().contains("gone: `a`"));
  }

  @Test
  void withNothingBreakingTheRequestToFailChangesNothing() throws IOException {
    accept(BEFORE);
    System.setProperty("keyfob.fail-on-breaking", "true");
    assertTrue(run(BEFORE.replace("fine", "very fine")).contains("patch"));
  }

  @Test
  void acceptingABreakingChangeIsNoFailure() throws IOException {
    accept(BEFORE);
    System.setProperty("keyfob.fail-on-breaking", "true");
    assertTrue(
        accept(ANSWERS_THING + thing("k: {type: string, x-secret: once}")).contains("accepted: "));
  }

  @Test
  void aFacadeThatWouldNotCompileIsAnErrorOnceTheReportIsWritten() throws IOException {
    facadeThatWouldNotCompile();
    assertEquals(
        "facade: would not compile\n" + WOULD_NOT_COMPILE,
        assertThrows(SpecException.class, () -> run(BEFORE)).getMessage());
    assertTrue(markdown().contains("## Contradicts the facade"));
  }

  @Test
  void aDocumentThatTheFacadeDoesNotFitIsNotAccepted() throws IOException {
    facadeThatWouldNotCompile();
    assertEquals(
        "facade: would not compile, so nothing has been accepted\n" + WOULD_NOT_COMPILE,
        assertThrows(SpecException.class, () -> accept(BEFORE)).getMessage());
    assertTrue(markdown().contains("## Contradicts the facade"));
    assertFalse(Files.exists(accepted()));
  }

  @Test
  void nothingAssembledIsAnError() {
    assertEquals(
        "specs: not assembled yet; run mvn compile first",
        assertThrows(
                SpecException.class,
                () ->
                    Report.run(
                        folder.resolve("specs"), folder.resolve("target"), folder, System.out))
            .getMessage());
  }

  private void facadeThatWouldNotCompile() {
    update.facade(
        "Things.java",
        """
        package acme.facade;
        import acme.api.ThingsApi;
        public final class Things {
          private final ThingsApi api;
          public Object get() { return api.getThing(); }
          public String toString() { return api.toString(); }
        }
        """);
    update.write(
        "target/generated-sources/acme/.complete",
        "hash\njava/acme/model/Thing.java\njava/acme/api/ThingsApi.java\n");
  }

  private String accept(String document) {
    System.setProperty("keyfob.document", "accept");
    String said = run(document);
    System.clearProperty("keyfob.document");
    return said;
  }

  private String run(String document) {
    update.write("target/openapi/resources/META-INF/openapi/acme.yaml", document);
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    Report.run(
        folder.resolve("specs"),
        folder.resolve("target"),
        folder.resolve("facade"),
        new PrintStream(said, true, StandardCharsets.UTF_8));
    return said.toString(StandardCharsets.UTF_8);
  }

  private String markdown() throws IOException {
    return Files.readString(folder.resolve("target/report/acme.md"));
  }

  private Path accepted() {
    return folder.resolve("specs/acme/accepted.yaml");
  }
}
