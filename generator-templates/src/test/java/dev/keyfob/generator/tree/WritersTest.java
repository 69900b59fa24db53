package dev.keyfob.generator.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class WritersTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "plain",
        "two words",
        "trailing ",
        " leading",
        "no",
        "NO",
        "Yes",
        "on",
        "off",
        "y",
        "null",
        "Null",
        "~",
        "true",
        "1",
        "1.0",
        "007",
        "1e3",
        "0x1F",
        "0o7",
        "1_000",
        "12:30",
        "12:30:45",
        "2023-06-01",
        ".inf",
        "-",
        "- a",
        "? a",
        ": a",
        "a: b",
        "a:",
        "a #b",
        "#a",
        "'",
        "\"",
        "it's",
        "\"quoted\"",
        "{a}",
        "[a]",
        "&a",
        "*a",
        "!a",
        "%a",
        "@a",
        "`a",
        "|",
        ">",
        "<<",
        "=",
        "a\\b",
        "tab\there",
        "line\nbreak",
        "line\n\nbreak\n",
        "\nleading break",
        "trailing breaks\n\n",
        "  indented\nfirst",
        "inner\n  indented",
        "trailing space \nline",
        "carriage\r\nreturn",
        "São Paulo",
        "日本語",
        "😀",
        "\u0000",
        "\u0007",
        "\u007f",
        "\u0085",
        "\u2028",
        "\uFEFF",
        "filter[location]",
        "/a/{b}/c",
        "$ref",
        "#/components/schemas/x",
        "application/vnd.api+json",
        "https://api.example/v1?a=b&c=d",
        "a, b; c",
        "...",
        "---",
      })
  void everyYamlReaderReadsTheSameText(String text) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("value", text);
    document.put("nested", map("deep", list(text, map("k", text))));
    document.put("n" + text, "as a name");
    String yaml = YamlTreeWriter.write(document);
    assertEquals(document, read("d.yaml", yaml), yaml);
    assertEquals(document, new Yaml().load(yaml), yaml);
    assertEquals(document, read("d.json", JsonTreeWriter.write(document)));
  }

  @Test
  void keepsStructure() {
    Map<String, Object> document =
        map("numbers", list(1L, -1L, new BigDecimal("1.50"), true, false, null));
    document.put("empty", list(new LinkedHashMap<>(), new ArrayList<>(), ""));
    document.put(
        "lists",
        list(list(1L, list(2L)), list(list(), list(3L)), list(map("a", 1L), map("b", list(2L)))));
    document.put("maps", map("a", map("b", map("c", list(map("d", "multi\nline"))))));
    document.put("none", null);
    document.put("x".repeat(2000), "a key longer than readers look ahead for the colon");
    assertEquals(document, read("d.yaml", YamlTreeWriter.write(document)));
    assertEquals(document, read("d.json", JsonTreeWriter.write(document)));
    assertEquals(
        document.keySet(),
        new Yaml().<Map<String, Object>>load(YamlTreeWriter.write(document)).keySet());
  }

  @Test
  void writesYamlInBlockStyle() {
    Map<String, Object> document =
        map("paths", map("/things/{id}", map("get", map("tags", list("Things")))));
    Tree.child(Tree.child(Tree.child(document, "paths"), "/things/{id}"), "get")
        .put("description", "First.\nSecond.\n");
    assertEquals(
        """
        paths:
          '/things/{id}':
            get:
              tags:
              - Things
              description: |
                First.
                Second.
        """,
        YamlTreeWriter.write(document));
  }

  @Test
  void writesEmptyDocument() {
    assertEquals("{}\n", YamlTreeWriter.write(Map.of()));
    assertEquals("{ }\n", JsonTreeWriter.write(Map.of()));
  }

  @Test
  void indentsJson() {
    assertEquals("{\n  \"a\" : [\n    1\n  ]\n}\n", JsonTreeWriter.write(map("a", list(1L))));
  }

  private Map<String, Object> read(String name, String text) {
    try {
      return DocumentReader.read(Files.writeString(folder.resolve(name), text), name);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, Object> map(String name, Object value) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(name, value);
    return map;
  }

  private static List<Object> list(Object... items) {
    return new ArrayList<>(Arrays.asList(items));
  }
}
