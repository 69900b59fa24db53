package dev.keyfob.generator.cli;

import static dev.keyfob.generator.diff.UpdateFixture.ANSWERS_THING;
import static dev.keyfob.generator.diff.UpdateFixture.thing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.generator.diff.UpdateFixture;
import dev.keyfob.generator.impact.AssembledDocuments;
import dev.keyfob.generator.impact.FacadeFixture;
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

class ReportChangesTest {

  private static final String BEFORE =
      ANSWERS_THING + thing("a: {type: string}, k: {type: string, x-secret: once}");

  private static final String DOES_NOT_COMPILE =
      "\n  acme: Things.java:5 in Things.get: api.getThing: cannot find symbol; symbol: method getThing();"
          + " location: variable api of type ThingsApi";

  @TempDir Path folder;

  private UpdateFixture update;
  private FacadeFixture facade;

  @BeforeEach
  void makeUpdate() {
    update = new UpdateFixture(folder);
    facade = new FacadeFixture(folder);
  }

  @AfterEach
  void forgetOptions() {
    System.clearProperty("keyfob.document");
    System.clearProperty("keyfob.fail-on-breaking");
  }

  @Test
  void reportSaysHowToAcceptIfNoDocumentIsAccepted() throws IOException {
    assertTrue(
        run(BEFORE)
            .startsWith(
                "acme: nothing accepted yet to compare with; accept the documents with: "
                    + "mvn -q compile -Preport -Dkeyfob.document=accept\n"));
    assertTrue(markdown().contains("No document is accepted yet"));
    assertFalse(Files.exists(accepted()));
  }

  @Test
  void reportFindsNoChangeAfterAccepting() throws IOException {
    accept(BEFORE);
    assertTrue(run(BEFORE).startsWith("acme: nothing has changed\n"));
    assertTrue(markdown().contains("Proposed version bump: **none**"));
  }

  @Test
  void acceptingTwiceLeavesTheFileUntouched() throws IOException {
    accept(BEFORE);
    FileTime past = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    Files.setLastModifiedTime(accepted(), past);
    assertTrue(accept(BEFORE).contains("was accepted already"));
    assertEquals(past, Files.getLastModifiedTime(accepted()));
    try (Stream<Path> files = Files.list(accepted().getParent())) {
      assertEquals(
          List.of(accepted(), accepted().resolveSibling("pins.yaml")), files.sorted().toList());
    }
  }

  @Test
  void acceptedDocumentExplainsItself() throws IOException {
    accept(BEFORE);
    String text = Files.readString(accepted());
    assertTrue(text.startsWith("# The effective document that was last accepted."), text);
    assertTrue(
        text.contains("\n            type: string\n            x-secret: once\n")
            || text.contains("\n          type: string\n          x-secret: once\n"),
        text);
  }

  @Test
  void summaryCountsChangesAndNamesLostMarks() throws IOException {
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
  void additionsRaiseTheMinorVersionAndDescriptionsThePatchVersion() throws IOException {
    accept(BEFORE);
    String more = BEFORE.replace("{a: {", "{n: {type: string}, a: {");
    assertTrue(run(more).startsWith("acme: proposed version bump minor;"));
    assertTrue(
        run(BEFORE.replace("fine", "very fine"))
            .startsWith("acme: proposed version bump patch; 0 changes"));
    assertTrue(
        markdown().contains("Only descriptions, or extensions for other tools, have changed."));
  }

  @Test
  void breakingChangeFailsOnlyOnRequestAndAfterTheReport() throws IOException {
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
  void requestToFailPassesWithoutABreakingChange() throws IOException {
    accept(BEFORE);
    System.setProperty("keyfob.fail-on-breaking", "true");
    assertTrue(run(BEFORE.replace("fine", "very fine")).contains("patch"));
  }

  @Test
  void acceptingABreakingChangePasses() throws IOException {
    accept(BEFORE);
    System.setProperty("keyfob.fail-on-breaking", "true");
    assertTrue(
        accept(ANSWERS_THING + thing("k: {type: string, x-secret: once}")).contains("accepted: "));
  }

  @Test
  void facadeThatDoesNotCompileFailsAfterTheReport() throws IOException {
    facadeThatDoesNotCompile();
    assertEquals(
        "facade: does not compile with these documents" + DOES_NOT_COMPILE,
        assertThrows(SpecException.class, () -> run(BEFORE)).getMessage());
    assertTrue(markdown().contains("## The facade does not compile"));
  }

  @Test
  void documentIsNotAcceptedIfTheFacadeDoesNotCompile() throws IOException {
    facadeThatDoesNotCompile();
    assertEquals(
        "facade: does not compile with these documents; nothing has been accepted"
            + DOES_NOT_COMPILE,
        assertThrows(SpecException.class, () -> accept(BEFORE)).getMessage());
    assertTrue(markdown().contains("## The facade does not compile"));
    assertFalse(Files.exists(accepted()));
  }

  @Test
  void reportFailsIfNothingIsAssembled() {
    assertEquals(
        "specs: not assembled yet; run mvn compile first",
        assertThrows(SpecException.class, () -> report(BEFORE)).getMessage());
  }

  private void facadeThatDoesNotCompile() {
    facade.source(
        "Things.java",
        """
        package acme.facade;
        import acme.api.ThingsApi;
        public final class Things {
          private ThingsApi api;
          public Object get() { return api.getThing(); }
        }
        """);
  }

  /** Runs both commands as the build does: accepts after the facade's compilation. */
  private String accept(String document) {
    System.setProperty("keyfob.document", "accept");
    String said = run(document);
    ByteArrayOutputStream accepted = new ByteArrayOutputStream();
    AcceptDocuments.run(documents(), new PrintStream(accepted, true, StandardCharsets.UTF_8));
    System.clearProperty("keyfob.document");
    return said + accepted.toString(StandardCharsets.UTF_8);
  }

  private String run(String document) {
    update.write("target/openapi/resources/META-INF/openapi/acme.yaml", document);
    update.write(
        "target/generated-sources/acme/.complete",
        "hash\njava/acme/model/Thing.java\njava/acme/api/ThingsApi.java\n");
    return report(document);
  }

  private String report(String document) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ReportChanges.run(
        documents(),
        facade.compile(update.compare(document, document).now()),
        "1.0.0",
        new PrintStream(said, true, StandardCharsets.UTF_8));
    return said.toString(StandardCharsets.UTF_8);
  }

  private AssembledDocuments documents() {
    return new AssembledDocuments(folder.resolve("specs"), folder.resolve("target"));
  }

  private String markdown() throws IOException {
    return Files.readString(folder.resolve("target/report/acme.md"));
  }

  private Path accepted() {
    return folder.resolve("specs/acme/accepted.yaml");
  }
}
