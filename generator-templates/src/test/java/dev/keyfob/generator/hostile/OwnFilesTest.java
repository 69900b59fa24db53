package dev.keyfob.generator.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.generator.diff.AcceptedDocument;
import dev.keyfob.generator.testing.Scratch;
import dev.keyfob.generator.tree.SpecException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of maintainers that are forged, cut off, badly merged or written by another version. */
class OwnFilesTest {

  private static final String OVERLAY = "overlay: 1.0.0\ninfo: {title: t, version: '1'}\n";
  private static final String ACTION =
      "actions: [{target: \"$.info\", update: {description: x}}]\n";

  @TempDir Path folder;
  private Scratch scratch;

  @BeforeEach
  void makeScratch() {
    scratch = new Scratch(folder).upstream(Scratch.ONE_OPERATION);
  }

  static Stream<String> brokenDocuments() {
    return Stream.of(
        conflict("openapi: 3.0.1\n", "openapi: 3.0.2\n"),
        "openapi: 3.0.1\ninfo: {title: t, version: '1'}\npaths:\n  /a: {get: {operati",
        "openapi: 3.0.1\ninfo: {title: t, version: '1'}\n",
        "openapi: 3.0.1\npaths: {}\n",
        "info: [1]\npaths: {}\nopenapi: 3.0.1\n",
        "openapi: 3.0.1\ninfo: {title: \"t\\u202e\", version: '1'}\npaths: {}\n",
        "openapi: 3.0.1\ninfo: {title: t, version: '1'}\npaths: {\"/a\\u200b\": {}}\n",
        "",
        "- a\n");
  }

  static Stream<String> brokenOverlays() {
    return Stream.of(
        conflict(OVERLAY + ACTION, OVERLAY),
        OVERLAY + "actions: [{target: \"$.in",
        OVERLAY + "actions: {}\n",
        OVERLAY + "actions: [{targe: \"$.info\", update: {}}]\n",
        "overlay: 2.0.0\ninfo: {title: t, version: '1'}\n" + ACTION,
        OVERLAY + "actions: [{target: \"$.info\", update: {description: \"x\\u202e\"}}]\n",
        OVERLAY + ACTION + "extends: elsewhere\n");
  }

  private static String conflict(String ours, String theirs) {
    return "<<<<<<< HEAD\n" + ours + "=======\n" + theirs + ">>>>>>> other\n";
  }

  @ParameterizedTest
  @MethodSource("brokenDocuments")
  void rejectsBrokenAcceptedDocument(String text) {
    scratch.write("acme/accepted.yaml", text);
    AcceptedDocument accepted = new AcceptedDocument(scratch.specs().resolve("acme/accepted.yaml"));
    SpecException rejected =
        assertThrows(SpecException.class, () -> accepted.read("acme/accepted.yaml"));
    assertLine("acme/accepted.yaml", rejected);
  }

  @Test
  void rejectsLinkInPlaceOfAcceptedDocument() throws Exception {
    scratch.write("elsewhere.yaml", "openapi: 3.0.1\ninfo: {}\npaths: {}\n");
    Path file = scratch.specs().resolve("acme/accepted.yaml");
    Files.createSymbolicLink(file, Path.of("../elsewhere.yaml"));
    assertLine(
        "acme/accepted.yaml",
        assertThrows(
            SpecException.class, () -> new AcceptedDocument(file).read("acme/accepted.yaml")));
  }

  @ParameterizedTest
  @MethodSource("brokenOverlays")
  void rejectsBrokenOverlay(String text) {
    scratch.write("acme/overlay.yaml", text);
    assertRejected("acme/overlay.yaml");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "openapi: 3.0.1\\npaths: {/a: {get: {operati",
        "<<<<<<< HEAD\\nopenapi: 3.0.1\\n=======\\nopenapi: 3.0.2\\n>>>>>>> other\\n",
        "openapi: 4.0.0\\ninfo: {title: t, version: '1'}\\npaths: {}\\n",
        "openapi: 3.0.1\\ninfo: {title: \"t\\u202e\", version: '1'}\\npaths: {}\\n",
      })
  void rejectsBrokenSupplement(String text) {
    scratch.write("acme/supplement/more.yaml", text.replace("\\n", "\n"));
    assertRejected("acme/supplement/more.yaml");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<<<<<<< HEAD",
        "=======",
        "once",
        "once #/a b",
        "never #/components/schemas/A/properties/token",
        "once components/schemas/A",
        "once #/components/schemas/A\u202e",
      })
  void rejectsBrokenSecretsList(String line) {
    scratch.write("acme/secrets.txt", "# written by the build\n" + line + "\n");
    assertRejected("acme/secrets.txt");
  }

  private void assertRejected(String file) {
    SpecException rejected = assertThrows(SpecException.class, scratch::assemble);
    assertLine(file, rejected);
    assertFalse(Files.exists(scratch.target().generatorInput("acme")), "half written");
  }

  /** The message is one line that begins with the file, and says what to do. */
  private static void assertLine(String file, SpecException rejected) {
    String message = rejected.getMessage();
    assertTrue(message.startsWith(file), message);
    assertEquals(1, message.lines().count(), message);
    HostileTextTest.assertPrintableLine(message);
  }
}
