package dev.keyfob.generator.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentReaderTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a:\n  b: [1, x]\n",
        "{a: {b: [1, x]}}",
        "{'a': {\"b\": [1, 'x'], }}",
        "{\"a\": {\"b\": [1, \"x\"]}}",
        "{\n\t\"a\":\t{\n\t\t\"b\": [1,\t\"x\"]\n\t}\n}",
        "# a comment\n---\na: # another\n  b:\n  - 1\n  - x\n...\n",
        "%YAML 1.2\n---\na: {b: [1, x]}\n",
        "\uFEFFa:\n  b: [1, x]\n",
        "x: &b [1, x]\na: {b: *b}\n",
      })
  void readsEveryNotation(String text) {
    assertEquals(Map.of("b", List.of(1L, "x")), read(text).get("a"));
  }

  @Test
  void copiesNodeForEachAlias() {
    Map<String, Object> document = read("x: &x {n: [1]}\ny: *x\n");
    assertEquals(document.get("x"), document.get("y"));
    assertNotSame(document.get("x"), document.get("y"));
  }

  @Test
  void mergeKeyAddsMissingKeys() {
    assertEquals(
        Map.of("a", 1L, "b", 3L, "c", 4L),
        read("one: &one {a: 1, b: 2}\ntwo: &two {c: 4, a: 9}\nx:\n  <<: [*one, *two]\n  b: 3\n")
            .get("x"));
  }

  @Test
  void quotedMergeKeyIsPlainKey() {
    assertEquals(Map.of("<<", Map.of("a", 1L)), read("x: {'<<': {a: 1}}").get("x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NO",
        "no",
        "yes",
        "on",
        "Off",
        "y",
        "2023-06-01",
        "2001-12-14t21:59:43.10-05:00",
        "12:30:45",
        "007",
        "0123",
        "1_000",
        "0b11",
        "=",
        ".inf",
        ".nan",
        "-.INF"
      })
  void readsTextThatYaml11ReadsAsNumberDateOrBoolean(String text) {
    assertEquals(Map.of("v", text), read("v: " + text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NO", "200", "2023-06-01", "true", "~", "1.0", "null", "012"})
  void keysAreAlwaysText(String name) {
    assertEquals(Map.of(name, 1L), read(name + ": 1"));
  }

  @Test
  void numbersKeepTheirValue() {
    assertEquals(
        Arrays.asList(
            1L,
            -7L,
            31L,
            8L,
            9_223_372_036_854_775_807L,
            new BigInteger("9223372036854775808"),
            new BigDecimal("1.10"),
            new BigDecimal("1E+3"),
            true,
            false,
            null,
            null,
            null,
            "5"),
        read("v: [1, -7, 0x1F, 0o10, 9223372036854775807, 9223372036854775808, 1.10, 1e3, true, false, null, ~, , '5']"
                .replace("~, , ", "~, !!null '', "))
            .get("v"));
  }

  @Test
  void jsonAndYamlGiveSameNumbers() {
    String text = "{\"v\": [1, -7, 9223372036854775808, 1.10, 1e3, true, null]}";
    assertEquals(read("a.yaml", "# yaml\n" + text), read("a.json", text));
  }

  @Test
  void readsJsonEscapes() {
    assertEquals(
        "a/b\n\u00e9 \uD83D\uDE00", read("{\"v\": \"a\\/b\\n\\u00e9 \\ud83d\\ude00\"}").get("v"));
  }

  @Test
  void readsYamlEscapesOfLineAndParagraphSeparator() {
    assertEquals(
        Map.of("v", "\u00e9\u2028\u2029\u0085\u00a0", "w", "\\P \u2029"),
        read("v: \"\u00e9\\L\\P\\N\\_\"\nw: \"\\\\P \\P\"\n"));
  }

  @Test
  void rejectsUnknownEscapeWithLineAndColumn() {
    assertRejected("a: 1\nb: \"\\q\"\n", "spec.yaml: 2:6: not readable: ");
  }

  @Test
  void rejectsInvalidYamlWithLineAndColumn() {
    assertRejected("a: 1\nb: [1,\nc: 2\n", "spec.yaml: 4:1: not readable: ");
  }

  @Test
  void rejectsTruncatedJsonWithLineAndColumn() {
    assertEquals(
        "spec.json: 1:8: not readable:",
        rejection("spec.json", "{\"a\": {").replaceFirst("(not readable:).*", "$1"));
  }

  @Test
  void rejectsDuplicateKeyWithLineAndColumn() {
    assertRejected(
        "a:\n  b: 1\n  c: 2\n  b: 3\n", "spec.yaml: 4:3: not readable: duplicate key 'b'");
  }

  @Test
  void rejectsDuplicateKeyInJson() {
    assertTrue(rejection("spec.json", "{\"a\": 1, \"a\": 2}").startsWith("spec.json: 1:"));
  }

  @Test
  void rejectsEmptyFile() {
    assertRejected("", "spec.yaml: is empty; put an OpenAPI 3 document in YAML or JSON here");
    assertRejected(
        " \n# nothing\n", "spec.yaml: is empty; put an OpenAPI 3 document in YAML or JSON here");
  }

  @Test
  void rejectsDocumentThatIsNotAnObject() {
    assertRejected("- 1\n", "spec.yaml: is not a document: its outermost value is not an object");
    assertRejected(
        "<html></html>", "spec.yaml: is not a document: its outermost value is not an object");
  }

  @Test
  void rejectsSecondDocumentInOneFile() {
    assertRejected(
        "a: 1\n---\nb: 2\n",
        "spec.yaml: 3:1: not readable: a second document in one file; move it to a file "
            + "of its own");
  }

  @Test
  void rejectsKeyThatIsNotText() {
    assertRejected("? [a, b]\n: 1\n", "spec.yaml: 1:3: not readable: a key is not text");
  }

  @Test
  void rejectsAliasInsideItsOwnAnchor() {
    assertRejected(
        "a: &a\n  b: *a\n", "nested deeper than 500 levels, or an alias inside its own anchor");
  }

  @Test
  void readsManyAliases() {
    assertEquals(
        200,
        ((List<?>) read("a: &a {b: 1}\nall: [" + "*a, ".repeat(200) + "]\n").get("all")).size());
  }

  @Test
  void rejectsAliasesThatExpandTooFar() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]\n");
    for (int i = 1; i < 12; i++) {
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)));
    }
    assertRejected(bomb.toString(), "after its aliases are expanded");
  }

  @Test
  void rejectsDeepNesting() {
    assertRejected("a: " + "[".repeat(3000) + "]".repeat(3000), "nested");
    assertRejected(
        "{\"a\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}", "nested too deeply");
  }

  @Test
  void rejectsFileThatIsNotUtf8() throws IOException {
    Path file = folder.resolve("spec.yaml");
    Files.write(file, "a: é".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(
        "spec.yaml: is not UTF-8 text; convert it to UTF-8",
        assertThrows(SpecException.class, () -> DocumentReader.read(file, "spec.yaml"))
            .getMessage());
  }

  @Test
  void rejectsTenMegabytesUnread() throws IOException {
    Path file = folder.resolve("spec.yaml");
    try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
      huge.setLength(10L << 20);
    }
    assertTrue(
        assertThrows(SpecException.class, () -> DocumentReader.read(file, "spec.yaml"))
            .getMessage()
            .startsWith("spec.yaml: has 10485760 bytes; the limit is 8388608"));
  }

  @Test
  void readsSevenMegabytes() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 60_000; i++) {
      lines.add("name" + i + ": {description: '" + "x".repeat(80) + "', type: string}");
    }
    assertEquals(60_000, read(String.join("\n", lines)).size());
  }

  private void assertRejected(String text, String problem) {
    String message = rejection("spec.yaml", text);
    assertTrue(message.contains(problem), message);
    assertEquals(1, message.lines().count(), message);
  }

  private String rejection(String name, String text) {
    return assertThrows(SpecException.class, () -> read(name, text)).getMessage();
  }

  private Map<String, Object> read(String text) {
    return read("spec.yaml", text);
  }

  private Map<String, Object> read(String name, String text) {
    try {
      return DocumentReader.read(Files.writeString(folder.resolve(name), text), name);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
