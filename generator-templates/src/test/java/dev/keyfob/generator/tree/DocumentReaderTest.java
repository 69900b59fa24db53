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
  void readsEveryWayOfWritingTheSame(String text) {
    assertEquals(Map.of("b", List.of(1L, "x")), read(text).get("a"));
  }

  @Test
  void writesAliasesOutWithoutSharing() {
    Map<String, Object> document = read("x: &x {n: [1]}\ny: *x\n");
    assertEquals(document.get("x"), document.get("y"));
    assertNotSame(document.get("x"), document.get("y"));
  }

  @Test
  void mergeKeyAddsWhatIsNotThere() {
    assertEquals(
        Map.of("a", 1L, "b", 3L, "c", 4L),
        read("one: &one {a: 1, b: 2}\ntwo: &two {c: 4, a: 9}\nx:\n  <<: [*one, *two]\n  b: 3\n")
            .get("x"));
  }

  @Test
  void quotedMergeKeyIsAName() {
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
  void plainTextThatYaml11TakesForSomethingElseIsText(String text) {
    assertEquals(Map.of("v", text), read("v: " + text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NO", "200", "2023-06-01", "true", "~", "1.0", "null", "012"})
  void namesAreAlwaysText(String name) {
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
  void jsonNumbersAreTheSameAsThoseOfYaml() {
    String text = "{\"v\": [1, -7, 9223372036854775808, 1.10, 1e3, true, null]}";
    assertEquals(read("a.yaml", "# yaml\n" + text), read("a.json", text));
  }

  @Test
  void readsEscapesOfJson() {
    assertEquals(
        "a/b\n\u00e9 \uD83D\uDE00", read("{\"v\": \"a\\/b\\n\\u00e9 \\ud83d\\ude00\"}").get("v"));
  }

  @Test
  void textThatIsNoYamlIsRefusedWithItsPlace() {
    assertRefused("a: 1\nb: [1,\nc: 2\n", "spec.yaml: 4:1: not readable: ");
  }

  @Test
  void truncatedJsonIsRefusedWithItsPlace() {
    assertEquals(
        "spec.json: 1:8: not readable:",
        refusal("spec.json", "{\"a\": {").replaceFirst("(not readable:).*", "$1"));
  }

  @Test
  void aNameGivenTwiceIsRefusedWithItsPlace() {
    assertRefused(
        "a:\n  b: 1\n  c: 2\n  b: 3\n",
        "spec.yaml: 4:3: not readable: the name 'b' stands here for the " + "second time");
  }

  @Test
  void aNameGivenTwiceInJsonIsRefusedToo() {
    assertTrue(refusal("spec.json", "{\"a\": 1, \"a\": 2}").startsWith("spec.json: 1:"));
  }

  @Test
  void anEmptyFileIsRefused() {
    assertRefused("", "spec.yaml: is empty; an OpenAPI 3 document in YAML or JSON belongs here");
    assertRefused(
        " \n# nothing\n",
        "spec.yaml: is empty; an OpenAPI 3 document in YAML or JSON belongs here");
  }

  @Test
  void aDocumentThatIsNoObjectIsRefused() {
    assertRefused("- 1\n", "spec.yaml: is no document: its outermost value is not an object");
    assertRefused(
        "<html></html>", "spec.yaml: is no document: its outermost value is not an object");
  }

  @Test
  void aSecondDocumentInOneFileIsRefused() {
    assertRefused(
        "a: 1\n---\nb: 2\n",
        "spec.yaml: 3:1: not readable: a second document in one file; put it in a file "
            + "of its own");
  }

  @Test
  void aNameThatIsNotTextIsRefused() {
    assertRefused("? [a, b]\n: 1\n", "spec.yaml: 1:3: not readable: a name that is not text");
  }

  @Test
  void anAliasWithinItsOwnAnchorIsRefused() {
    assertRefused(
        "a: &a\n  b: *a\n", "nested deeper than 500 levels, or an alias within its own anchor");
  }

  @Test
  void manyAliasesAreNothingBad() {
    assertEquals(
        200,
        ((List<?>) read("a: &a {b: 1}\nall: [" + "*a, ".repeat(200) + "]\n").get("all")).size());
  }

  @Test
  void aliasesThatMultiplyAreRefusedInsteadOfFillingMemory() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]\n");
    for (int i = 1; i < 12; i++) {
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)));
    }
    assertRefused(bomb.toString(), "once its aliases are written out");
  }

  @Test
  void deepNestingIsRefused() {
    assertRefused("a: " + "[".repeat(3000) + "]".repeat(3000), "nested");
    assertRefused(
        "{\"a\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}", "nested too deeply");
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    Path file = folder.resolve("spec.yaml");
    Files.write(file, "a: é".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(
        "spec.yaml: is not UTF-8 text; convert it",
        assertThrows(SpecException.class, () -> DocumentReader.read(file, "spec.yaml"))
            .getMessage());
  }

  @Test
  void tenMegabytesAreRefusedUnread() throws IOException {
    Path file = folder.resolve("spec.yaml");
    try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
      huge.setLength(10L << 20);
    }
    assertTrue(
        assertThrows(SpecException.class, () -> DocumentReader.read(file, "spec.yaml"))
            .getMessage()
            .startsWith(
                "spec.yaml: has 10485760 bytes, more than the 8388608 that this build reads"));
  }

  @Test
  void sevenMegabytesAreRead() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 60_000; i++) {
      lines.add("name" + i + ": {description: '" + "x".repeat(80) + "', type: string}");
    }
    assertEquals(60_000, read(String.join("\n", lines)).size());
  }

  private void assertRefused(String text, String problem) {
    String message = refusal("spec.yaml", text);
    assertTrue(message.contains(problem), message);
    assertEquals(1, message.lines().count(), message);
  }

  private String refusal(String name, String text) {
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
