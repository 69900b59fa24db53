package dev.keyfob.generator.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPointerTest {

  @Test
  void escapesSlashAndTilde() {
    assertEquals(
        "/paths/~1a~1{b}/m~0n/0",
        JsonPointer.ROOT.child("paths").child("/a/{b}").child("m~n").child(0).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"#/paths/~1a~1{b}/m~0n", "#/paths/~1a~1%7Bb%7D/m~0n"})
  void readsReferences(String reference) {
    assertEquals(List.of("paths", "/a/{b}", "m~n"), JsonPointer.ofReference(reference).tokens());
  }

  @Test
  void keepsPlusSignInReference() {
    assertEquals("a+json{", JsonPointer.ofReference("#/a+json%7B").token());
  }

  @ParameterizedTest
  @ValueSource(strings = {"other.yaml#/a", "http://x.example/a", "#name", "a"})
  void returnsNullForReferenceToAnotherDocument(String reference) {
    assertNull(JsonPointer.ofReference(reference));
  }

  @ParameterizedTest
  @CsvSource({"#/a/0/b,7", "#/a/1/b,", "#/a/x,", "#/c,", "#/a/0/b/d,", "#/a/99999999999,"})
  void findsNode(String reference, Long expected) {
    assertEquals(
        expected, JsonPointer.ofReference(reference).in(Map.of("a", List.of(Map.of("b", 7L)))));
  }

  @Test
  void rootIsTheDocument() {
    assertEquals(Map.of(), JsonPointer.ofReference("#").in(Map.of()));
  }
}
