package dev.keyfob.generator.hostile;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.generator.testing.Scratch;
import dev.keyfob.generator.tree.SpecException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests documents with invisible characters, and with text that would start a new line in a log.
 */
class HostileTextTest {

  /** Written as JSON escapes, so that this file contains none of the characters. */
  private static final List<String> INVISIBLE =
      List.of(
          "\\u0000",
          "\\u001b",
          "\\u007f",
          "\\u0085",
          "\\u009b",
          "\\u00ad",
          "\\u034f",
          "\\u061c",
          "\\u115f",
          "\\u180e",
          "\\u200b",
          "\\u200d",
          "\\u200e",
          "\\u202e",
          "\\u2028",
          "\\u2029",
          "\\u2060",
          "\\u2066",
          "\\u2069",
          "\\u2800",
          "\\u3164",
          "\\ufeff",
          "\\ud800",
          "\\udc00",
          "\\uffff",
          "\\udb40\\udc41");

  /** Documents with a placeholder for the attacker's text, one for each place. */
  private static final List<String> PLACES =
      List.of(
          "{'info': {'title': '%s'}}",
          "{'info': {'description': 'a%sb'}}",
          "{'paths': {'/a%s': {'get': {'responses': {}}}}}",
          "{'paths': {'/a': {'get': {'operationId': 'a%s', 'responses': {}}}}}",
          "{'paths': {'/a': {'get': {'tags': ['a%s'], 'responses': {}}}}}",
          "{'components': {'schemas': {'A%s': {}}}}",
          "{'components': {'schemas': {'A': {'properties': {'a%s': {}}}}}}",
          "{'components': {'schemas': {'A': {'enum': ['a%s']}}}}",
          "{'components': {'schemas': {'A': {'example': {'a%s': 1}}}}}",
          "{'x-more': ['a%s']}");

  @TempDir Path folder;

  private Scratch scratch;

  @BeforeEach
  void makeScratch() {
    scratch = new Scratch(folder);
  }

  static Stream<String> documentsWithInvisibleCharacters() {
    return PLACES.stream().flatMap(at -> INVISIBLE.stream().map(at::formatted));
  }

  @ParameterizedTest
  @MethodSource("documentsWithInvisibleCharacters")
  void rejectsInvisibleCharacter(String members) {
    String message = rejection(members);
    assertTrue(message.startsWith("acme/upstream/page.json"), message);
    assertPrintableLine(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'info': {'title': 'a\\n::error::b'}}",
        "{'info': {'version': '1\\r\\nX-Evil: 1'}}",
        "{'servers': [{'url': 'https://a.example\\n'}]}",
        "{'paths': {'/a\\n::error::': {'get': {'responses': {}}}}}",
        "{'paths': {'/a': {'get': {'operationId': 'a\\nb', 'responses': {}}}}}",
        "{'components': {'schemas': {'A': {'properties': {'token\\n#': {'type': 'string'}}}}}}",
        "{'components': {'schemas': {'A': {'$ref': '#/a\\n::error::b'}}}}",
        "{'components': {'schemas': {'A': {'description': 'a\\r\\nb'}}}}",
      })
  void rejectsLineBreakOutsideOfDescriptionsAndValues(String members) {
    assertPrintableLine(rejection(members));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'info': {'description': 'a\\n\\tb'}}",
        "{'components': {'schemas': {'A': {'properties': {'a': {'example': 'a\\nb'}}}}}}",
        "{'components': {'schemas': {'A': {'type': 'string', 'enum': ['\\n', '\\t', ',']}}}}",
        "{'components': {'schemas': {'A': {'description': 'caf\\u00e9 \\ud83d\\ude00'}}}}",
      })
  void acceptsLineBreaksInDescriptionsAndValues(String members) {
    write(members);
    assertDoesNotThrow(() -> scratch.effective());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html\\u0022",
        "text",
        "text/html, text/plain",
        "text /html",
        "text/html;q",
        "/",
        "te(xt/html",
        "text/html\\u00e9"
      })
  void rejectsMediaTypeThatIsNoToken(String mediaType) {
    String message =
        rejection(
            "{'paths': {'/a': {'get': {'responses': {'200': {'description': '', 'content': {'"
                + mediaType
                + "': {}}}}}}}}");
    assertTrue(message.contains("media type"), message);
    assertPrintableLine(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "text/*",
        "*/*",
        "text/html; charset=utf-8",
        "application/vnd.api+json",
        "multipart/form-data; boundary=\\\"x y\\\""
      })
  void acceptsMediaType(String mediaType) {
    write(
        "{'paths': {'/a': {'get': {'responses': {'200': {'description': '', 'content': {'"
            + mediaType
            + "': {}}}}}}}}");
    assertDoesNotThrow(() -> scratch.effective());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'paths': {'/a': {'get': {'operationId': 'g\\u0435t', 'responses': {}}}}}",
        "{'paths': {'/a': {'get': {'tags': ['\\u0410'], 'responses': {}}}}}",
        "{'components': {'schemas': {'\\u00c5': {}}}}",
        "{'components': {'schemas': {'A': {'properties': {'p\\u0430ssword': {'type': 'string'}}}}}}",
        "{'components': {'schemas': {'A': {'properties': {'\\uff50assword': {'type': 'string'}}}}}}",
      })
  void rejectsNameOutsideAsciiUnlessOverlayListsIt(String members) {
    String message = rejection(members);
    assertTrue(message.contains("x-names"), message);
    assertPrintableLine(message);
    list("\"g\\u0435t\", \"\\u0410\", \"\\u00c5\", \"p\\u0430ssword\", \"\\uff50assword\"");
    assertDoesNotThrow(() -> scratch.effective());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "p\\u0430ssword",
        "\\uff50\\uff41\\uff53\\uff53\\uff57\\uff4f\\uff52\\uff44",
        "t\\u03bfken",
        "\\u0455\\u0435cret",
        "\\ud835\\udcc9oken",
        "p\\u00e2ssword"
      })
  void masksNameThatLooksLikeASecret(String name) {
    list('"' + name.replace("\\ud835\\udcc9", "\\U0001d4c9") + '"');
    write(
        "{'components': {'schemas': {'A': {'properties': {'" + name + "': {'type': 'string'}}}}}}");
    assertEquals(List.of("name"), List.copyOf(scratch.effective().secrets().values()));
  }

  @Test
  void secretsListEscapesPlaces() {
    scratch.upstream(
        Scratch.ONE_OPERATION
            + """
              components: {schemas: {A: {properties: {'token ': {type: string}, token: {type: boolean}}}}}
              """);
    scratch.assemble();
    String list = Scratch.read(scratch.target().secrets("acme"));
    assertTrue(list.contains("name /components/schemas/A/properties/token\\u0020\n"), list);
  }

  static void assertPrintableLine(String message) {
    assertTrue(message.chars().allMatch(c -> c >= ' ' && c <= '~'), message);
  }

  private void list(String names) {
    scratch.write(
        "acme/overlay.yaml",
        """
        overlay: 1.0.0
        info: {title: t, version: '1'}
        x-names: [%s]
        actions: []
        """
            .formatted(names));
  }

  private void write(String members) {
    String text = members.replace('\'', '"');
    String paths =
        text.contains("\"paths\"")
            ? ""
            : "\"paths\": {\"/ping\": {\"get\": {\"responses\": {\"204\": {\"description\": \"\"}}}}}, ";
    scratch.write(
        "acme/upstream/page.json", "{\"openapi\": \"3.0.3\", " + paths + text.substring(1));
  }

  private String rejection(String members) {
    write(members);
    return assertThrows(SpecException.class, scratch::effective).getMessage();
  }
}
