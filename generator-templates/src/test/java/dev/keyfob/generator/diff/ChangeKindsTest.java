package dev.keyfob.generator.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.generator.testing.Scratch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes one change of each kind in {@code change-kinds.txt} to a document, and checks the weight of
 * what the report says of it.
 */
class ChangeKindsTest {

  private static final String KINDS = "change-kinds.txt";

  @TempDir Path folder;

  /**
   * One kind of change.
   *
   * @param weight the highest severity in the report, or SILENT if only descriptions change
   * @param was a text that the document has exactly once
   * @param is what replaces it
   */
  private record Kind(String weight, String name, String was, String is) {

    static Kind of(String line) {
      List<String> parts =
          Arrays.stream(line.split(" \\|( |$)", -1))
              .map(part -> part.replace("\\n", "\n"))
              .toList();
      assertEquals(4, parts.size(), line);
      return new Kind(parts.get(0), parts.get(1), parts.get(2), parts.get(3));
    }

    String in(String document) {
      int at = document.indexOf(was);
      assertTrue(at >= 0, () -> "the document lacks " + was);
      assertEquals(at, document.lastIndexOf(was), () -> "the document has more than one " + was);
      boolean wholeLines = is.isEmpty() && was.endsWith("\n");
      int from = wholeLines ? document.lastIndexOf('\n', at) + 1 : at;
      return document.substring(0, from) + is + document.substring(at + was.length());
    }
  }

  private static List<Kind> kinds() {
    return resource(KINDS)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(Kind::of)
        .toList();
  }

  private static String resource(String name) {
    try (InputStream in = ChangeKindsTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The supplement's, where marks of secrets and effects count. */
  private Map<String, Object> effective(String part, String text) {
    Scratch scratch = new Scratch(folder.resolve(part)).supplement("acme.yaml", text);
    return NormalForm.of(scratch.effective().document());
  }

  @Test
  void listHasAtLeastSixtyKinds() {
    List<Kind> kinds = kinds();
    assertTrue(kinds.size() >= 60, () -> kinds.size() + " kinds");
    assertEquals(kinds.size(), kinds.stream().map(Kind::name).distinct().count());
  }

  @TestFactory
  Stream<DynamicTest> reportGivesEachKindItsWeight() {
    String document = resource("change-kinds.yaml");
    return kinds().stream()
        .map(kind -> DynamicTest.dynamicTest(kind.name(), () -> hasWeight(document, kind)));
  }

  private void hasWeight(String document, Kind kind) {
    DocumentDiff diff =
        DocumentDiff.of(
            "acme",
            Optional.of(effective("before", document)),
            effective("after", kind.in(document)),
            "1.0.0");
    String found =
        diff.changes().stream()
            .map(Change::severity)
            .min(Comparator.naturalOrder())
            .map(Severity::name)
            .orElse("SILENT");
    assertEquals(kind.weight(), found, () -> diff.changes().toString());
    if (found.equals("SILENT")) {
      assertFalse(diff.descriptions().isEmpty(), "the report says nothing of it");
    }
    VersionBump bump =
        switch (kind.weight()) {
          case "BREAKING" -> VersionBump.MAJOR;
          case "ADDITIVE" -> VersionBump.MINOR;
          default -> VersionBump.PATCH;
        };
    assertEquals(bump, diff.bump(), () -> diff.changes().toString());
    List<String> lines =
        diff.changes().stream()
            .map(change -> change.topic() + " " + change.place() + " " + change.text())
            .toList();
    assertEquals(lines.size(), lines.stream().distinct().count(), "a line stands twice");
  }
}
