package dev.keyfob.generator.diff;

import static dev.keyfob.generator.diff.UpdateFixture.ANSWERS_THING;
import static dev.keyfob.generator.diff.UpdateFixture.thing;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherChangesTest {

  private static final String DOCUMENT = ANSWERS_THING + thing("a: {type: string}");

  @TempDir Path folder;

  @Test
  void anotherServerIsBreaking() {
    assertEquals(
        List.of("BREAKING /servers/0/url: is `https://b.example`, was `https://a.example`"),
        other(
            DOCUMENT + "servers: [{url: 'https://a.example'}]\n",
            DOCUMENT + "servers: [{url: 'https://b.example'}]\n"));
  }

  @Test
  void serverOfAnOperationIsBreaking() {
    assertEquals(
        List.of("BREAKING GET /things servers: new: `[{url=https://b.example}]`"),
        other(
            DOCUMENT,
            DOCUMENT.replace(
                "operationId:", "servers: [{url: 'https://b.example'}]\n      operationId:")));
  }

  @Test
  void anotherSecuritySchemeIsBreaking() {
    String keyInHeader =
        DOCUMENT.replace(
            "components: {",
            "components: {securitySchemes: {Key: {type: apiKey, in: header, name: Authorization}}, ");
    assertEquals(
        List.of("BREAKING securitySchemes Key: /name: is `X-Key`, was `Authorization`"),
        other(keyInHeader, keyInHeader.replace("Authorization", "X-Key")));
  }

  @Test
  void anotherVersionIsListed() {
    assertEquals(
        List.of("NEUTRAL /info/version: is `2`, was `1`"),
        other(DOCUMENT, DOCUMENT.replace("version: '1'", "version: '2'")));
  }

  @Test
  void extensionForOtherToolsIsNoChangeAndItsNameIsKnown() {
    DocumentDiff diff =
        new UpdateFixture(folder)
            .compare(DOCUMENT, DOCUMENT.replace("{type: object,", "{type: object, x-order: [a],"));
    assertEquals(List.of(), diff.changes());
    assertEquals(Set.of("x-order"), diff.descriptions());
  }

  @Test
  void emptyListIsTheSameAsNone() {
    assertEquals(List.of(), other(DOCUMENT, DOCUMENT + "security: []\n"));
  }

  @Test
  void reorderedParametersAreListed() {
    String two =
        DOCUMENT.replace(
            "operationId:",
            "parameters: [{name: a, in: query, schema: {type: string}}, {name: b, in: query, schema: {type:"
                + " string}}]\n      operationId:");
    assertEquals(
        List.of(
            "NEUTRAL GET /things query parameter a: /name: is `a`, was `b`",
            "NEUTRAL GET /things query parameter b: /name: is `b`, was `a`"),
        other(
            two,
            two.replace("name: a", "name: c")
                .replace("name: b", "name: a")
                .replace("name: c", "name: b")));
  }

  @Test
  void changesThatOtherTopicsReportAreNotListedAgain() {
    assertEquals(List.of(), other(DOCUMENT, DOCUMENT.replace("type: string", "type: integer")));
  }

  @Test
  void differenceIsListedIfNoTopicReportsIt() {
    assertEquals(
        List.of("NEUTRAL /components/parameters: new"),
        other(
            DOCUMENT,
            DOCUMENT.replace(
                "{schemas: {", "{parameters: {Unused: {in: query, name: u}}, schemas: {")));
  }

  @Test
  void changedDescriptionsAreNoChangeAndTheirPlacesAreKnown() {
    DocumentDiff diff =
        new UpdateFixture(folder).compare(DOCUMENT, DOCUMENT.replace("fine", "very fine"));
    assertEquals(List.of(), diff.changes());
    assertEquals(Set.of("GET /things 200"), diff.descriptions());
    assertEquals(VersionBump.PATCH, diff.bump());
  }

  @Test
  void breakingChangeRaisesTheMinorVersionBeforeVersionOne() {
    String is = DOCUMENT.replace("type: string", "type: integer");
    UpdateFixture update = new UpdateFixture(folder);
    assertEquals(VersionBump.MAJOR, update.compare(DOCUMENT, is, "1.0.0").bump());
    assertEquals(VersionBump.MINOR, update.compare(DOCUMENT, is, "0.1.0-SNAPSHOT").bump());
  }

  private List<String> other(String was, String is) {
    return new UpdateFixture(folder).changes(ChangeTopic.OTHER, was, is);
  }
}
