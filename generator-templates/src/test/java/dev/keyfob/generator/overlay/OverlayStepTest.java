package dev.keyfob.generator.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.generator.testing.BuildLog;
import dev.keyfob.generator.testing.Scratch;
import dev.keyfob.generator.tree.SpecException;
import dev.keyfob.generator.tree.Tree;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverlayStepTest {

  @TempDir Path folder;

  private static final String A_KEY =
      """
      paths:
        /keys/{id}/parts/{n}:
          put:
            operationId: putKey
            parameters:
              - {name: id, in: path, required: true, schema: {type: string}}
              - {name: n, in: path, required: true, schema: {type: string}}
            responses: {'200': {description: fine}}
      """;

  private Scratch scratch;

  @BeforeEach
  void makeScratch() {
    scratch =
        new Scratch(folder)
            .upstream(
                """
        paths:
          /things:
            get: {operationId: listThings, tags: [Things], responses: {'200': {description: fine}}}
            post: {operationId: makeThing, tags: [Things], responses: {'200': {description: fine}}}
        components:
          schemas:
            Thing: {type: object, required: [a], properties: {a: {type: string, default: x}, b: {type: string}}}
        """);
  }

  @Test
  void updateMergesIntoTarget() {
    scratch.overlay(
        """
        - target: $.components.schemas.Thing
          update: {description: ours, properties: {a: {format: date-time}, c: {type: integer}}}
        """);
    assertEquals(
        Map.of(
            "type",
            "object",
            "description",
            "ours",
            "required",
            List.of("a"),
            "properties",
            Map.of(
                "a",
                Map.of("type", "string", "default", "x", "format", "date-time"),
                "b",
                Map.of("type", "string"),
                "c",
                Map.of("type", "integer"))),
        scratch.effective("/components/schemas/Thing"));
  }

  @Test
  void updatesEveryMatch() {
    scratch.overlay(
        """
        - target: $.paths[*][*].responses['200']
          update: {description: ours}
        """);
    assertEquals("ours", scratch.effective("/paths/~1things/get/responses/200/description"));
    assertEquals("ours", scratch.effective("/paths/~1things/post/responses/200/description"));
  }

  @Test
  void updateOfArrayAddsItem() {
    scratch.overlay(
        """
        - target: $.paths[*][*].tags
          update: More
        - target: $.paths['/things'][*]
          update: {x-things: []}
        - target: $.paths['/things'][*].x-things
          update: {name: one}
        - target: $.paths['/things'].get.x-things[0]
          update: {name: another}
        """);
    assertEquals(List.of("Things", "More"), scratch.effective("/paths/~1things/post/tags"));
    assertEquals("another", scratch.effective("/paths/~1things/get/x-things/0/name"));
    assertEquals("one", scratch.effective("/paths/~1things/post/x-things/0/name"));
  }

  @Test
  void removesEveryMatch() {
    scratch.overlay(
        """
        - target: $.components.schemas.Thing.properties[*].default
          remove: true
        - target: $.paths['/things'].post
          remove: true
        - target: $.components.schemas.Thing.required[?(@ == 'a')]
          remove: true
        """);
    assertNull(scratch.effective("/components/schemas/Thing/properties/a/default"));
    assertNull(scratch.effective("/paths/~1things/post"));
    assertEquals(List.of(), scratch.effective("/components/schemas/Thing/required"));
  }

  @Test
  void actionSeesResultOfEarlierActions() {
    scratch.overlay(
        """
        - target: $.components.schemas.Thing.properties.a.default
          remove: true
        - target: $.components.schemas.Thing.properties.a
          update: {default: [1]}
        """);
    assertEquals(List.of(1L), scratch.effective("/components/schemas/Thing/properties/a/default"));
  }

  @Test
  void overlayWithoutActionsChangesNothing() {
    scratch.write(
        "acme/overlay.yaml", "overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions: []\n");
    assertEquals("fine", scratch.effective("/paths/~1things/get/responses/200/description"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$.components.schemas.None",
        "$.paths['/none'].get",
        "$.paths[*].patch",
        "$..[?(@.operationId == 'none')]",
        "$.components.schemas.Thing.required[7]"
      })
  void warnsIfTargetMatchesNothing(String target) {
    scratch.overlay(
        """
        - target: $.components.schemas.Thing
          update: {description: ours}
        - target: "%s"
          update: {description: ours}
        - target: "%s"
          remove: true
        """
            .formatted(target, target));
    try (BuildLog log = BuildLog.open()) {
      assertEquals("ours", scratch.effective("/components/schemas/Thing/description"));
      assertEquals(
          List.of(
              "acme/overlay.yaml #/actions/1/target: matches nothing in the document: " + target,
              "acme/overlay.yaml #/actions/2/target: matches nothing in the document: " + target),
          log.warnings());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{a: 1}|is not an OpenAPI Overlay 1.0 document; add 'overlay: 1.0.0' at the top",
        "{openapi: 3.0.1}|is not an OpenAPI Overlay 1.0 document; add 'overlay: 1.0.0' at the top",
        "{overlay: 2.0.0, actions: []}|is not an OpenAPI Overlay 1.0 document; add 'overlay: 1.0.0' at the top",
        "{overlay: 1.0.0}|#/actions: an array of actions is expected here",
        "{overlay: 1.0.0, actions: {}}|#/actions: an array of actions is expected here",
        "{overlay: 1.0.0, actions: [x]}|#/actions/0: add a 'target', a JSONPath",
        "{overlay: 1.0.0, actions: [{update: {}}]}|#/actions/0: add a 'target', a JSONPath",
        "{overlay: 1.0.0, actions: [{target: components, update: {}}]}|"
            + "#/actions/0/target: a JSONPath has to begin with '$': components",
        "{overlay: 1.0.0, actions: [{target: $.info}]}|#/actions/0: add 'update' or 'remove: true'",
        "'a: ['|1:5: not readable:",
      })
  void rejectsInvalidOverlay(String overlay, String problem) {
    scratch.write("acme/overlay.yaml", overlay.replace("'a: ['", "a: ["));
    String message = rejection();
    assertTrue(message.replaceFirst("^acme/overlay.yaml:? ", "").startsWith(problem), message);
  }

  @Test
  void rejectsTargetThatIsNotAPath() {
    scratch.overlay(
        """
        - target: "$.paths['/a"
          update: {}
        """);
    String message = rejection();
    assertTrue(
        message.startsWith("acme/overlay.yaml #/actions/0/target: is not a valid JSONPath ("),
        message);
    assertTrue(message.endsWith("): $.paths['/a"), message);
  }

  @Test
  void rejectsUpdateOfArrayInsideObject() {
    assertUpdateRejected(
        "$.components.schemas.Thing",
        "{required: [b]}",
        "/required: is an array in the document; target the array to add an item, or remove it in an action before this one");
  }

  @Test
  void rejectsValueOfAnotherType() {
    assertUpdateRejected(
        "$.components.schemas.Thing.properties",
        "{a: {default: 5}}",
        "/a/default: has another type in the document; remove it in an action before this one");
    assertUpdateRejected(
        "$.components.schemas.Thing",
        "{properties: ~}",
        "/properties: has another type in the document; remove it in an action before this one");
  }

  @Test
  void rejectsUpdateOfScalarTarget() {
    assertUpdateRejected(
        "$.info.title",
        "{a: b}",
        ": the target is neither an object nor an array; target the object or array that contains it");
    assertUpdateRejected(
        "$.info", "text", ": the target is an object, so the update has to be an object");
  }

  @Test
  void rejectsSeveralNamesInOnePairOfBrackets() {
    scratch.overlay(
        """
        - target: $.components.schemas.Thing.properties['a','b']
          update: {format: date-time}
        """);
    assertEquals(
        "acme/overlay.yaml #/actions/0/target: names several properties in one pair of brackets, which is not supported; write an action for each",
        rejection());
  }

  @Test
  void findsPathWithRenamedParameters() {
    scratch.upstream("other.yaml", A_KEY);
    scratch.overlay(
        """
        - target: $.paths['/keys/{key_id}/parts/{part}'].put
          update: {x-effect: non-idempotent}
        - target: $['paths']["/keys/{key_id}/parts/{part}"]['put'].responses['200']
          update: {description: ours}
        """);
    try (BuildLog log = BuildLog.open()) {
      assertEquals(
          "non-idempotent", scratch.effective("/paths/~1keys~1{id}~1parts~1{n}/put/x-effect"));
      assertEquals(
          "ours",
          scratch.effective("/paths/~1keys~1{id}~1parts~1{n}/put/responses/200/description"));
      assertEquals(List.of(), log.warnings());
      assertTrue(
          log.remarks()
              .contains(
                  "acme/overlay.yaml #/actions/0/target: the document has "
                      + "$.paths['/keys/{id}/parts/{n}'].put; the action applies there"),
          log.remarks()::toString);
    }
  }

  @Test
  void findsRenamedPathIfAnotherPageHasAnotherMethod() {
    keyOfTwoNames("get", "getKey");
    scratch.overlay(
        """
        - target: $.paths['/keys/{key_id}/parts/{n}'].put
          update: {x-effect: non-idempotent}
        """);
    assertEquals(
        "non-idempotent", scratch.effective("/paths/~1keys~1{id}~1parts~1{n}/put/x-effect"));
  }

  @Test
  void updatesPathUnderEachOfItsNames() {
    keyOfTwoNames("put", "replaceKey");
    scratch.overlay(
        """
        - target: $.paths['/keys/{key_id}/parts/{n}'].put
          update: {x-effect: non-idempotent}
        """);
    assertEquals(
        "non-idempotent", scratch.effective("/paths/~1keys~1{id}~1parts~1{n}/put/x-effect"));
    assertEquals(
        "non-idempotent", scratch.effective("/paths/~1keys~1{key_id}~1parts~1{n}/put/x-effect"));
  }

  @Test
  void removesPathOnlyUnderTheGivenName() {
    keyOfTwoNames("put", "replaceKey");
    scratch.overlay(
        """
        - target: $.paths['/keys/{key_id}/parts/{n}'].put
          remove: true
        """);
    assertEquals("putKey", scratch.effective("/paths/~1keys~1{id}~1parts~1{n}/put/operationId"));
    assertNull(scratch.effective("/paths/~1keys~1{key_id}~1parts~1{n}/put"));
  }

  @Test
  void doesNotMatchPathOfAnotherShape() {
    scratch.upstream("other.yaml", A_KEY);
    scratch.overlay(
        """
        - target: $.paths['/keys/{key_id}'].put
          update: {operationId: other}
        - target: $.paths['/keys/{key_id}/parts/1'].put
          update: {operationId: other}
        """);
    try (BuildLog log = BuildLog.open()) {
      assertEquals("putKey", scratch.effective("/paths/~1keys~1{id}~1parts~1{n}/put/operationId"));
      assertEquals(
          2,
          log.warnings().stream().filter(warning -> warning.contains("matches nothing")).count());
    }
  }

  @Test
  void keepsTypeListThatHasTheType() {
    scratch.upstream(
        "other.yaml",
        """
        components:
          schemas:
            Other: {type: object, properties: {a: {type: [boolean, 'null']}, b: {type: [string, integer]}}}
        """);
    scratch.overlay(
        """
        - target: $.components.schemas.Other.properties
          update: {a: {type: boolean, description: ours}, c: {type: string}}
        """);
    assertEquals(
        Map.of("type", List.of("boolean", "null"), "description", "ours"),
        scratch.effective("/components/schemas/Other/properties/a"));
    assertEquals("string", scratch.effective("/components/schemas/Other/properties/c/type"));
  }

  @Test
  void rejectsTypeThatTypeListLacks() {
    scratch.upstream(
        "other.yaml",
        """
        components:
          schemas:
            Other: {type: object, properties: {a: {type: [boolean, 'null']}}}
        """);
    scratch.overlay(
        """
        - target: $.components.schemas.Other.properties.a
          update: {type: string}
        """);
    assertTrue(
        rejection()
            .startsWith("acme/overlay.yaml #/actions/0/update/type: is an array in the document"),
        rejection());
  }

  @Test
  void allowsCommaInFilter() {
    scratch.overlay(
        """
        - target: $..[?(@.type in ['object', 'array'])]
          update: {description: ours}
        """);
    assertEquals("ours", scratch.effective("/components/schemas/Thing/description"));
  }

  @Test
  void rejectsOverlayThatMakesDocumentInvalid() {
    scratch.overlay(
        """
        - target: $.components.schemas
          update: {Bad: text}
        """);
    assertEquals(
        "acme/overlay.yaml #/components/schemas/Bad: an object is expected here", rejection());
  }

  @Test
  void doesNotChangeUpstreamDocument() {
    Map<String, Object> document = scratch.effective().document();
    Map<String, Object> before = Tree.copy(document);
    Map<String, Object> after =
        new OverlayStep(
                "overlay.yaml",
                Map.of(
                    "overlay",
                    "1.0.0",
                    "actions",
                    List.of(Map.of("target", "$.info", "update", Map.of("title", "ours")))))
            .apply(document);
    assertEquals(before, document);
    assertFalse(after.equals(document));
  }

  /** Two pages call the parameter differently; the second one has this operation. */
  private void keyOfTwoNames(String method, String operationId) {
    scratch.upstream("other.yaml", A_KEY);
    scratch.upstream(
        "third.yaml",
        A_KEY
            .replace("{id}", "{key_id}")
            .replace("name: id", "name: key_id")
            .replace("put:", method + ":")
            .replace("putKey", operationId));
  }

  private void assertUpdateRejected(String target, String update, String problem) {
    scratch.overlay(
        """
        - target: %s
          update: %s
        """
            .formatted(target, update));
    assertEquals("acme/overlay.yaml #/actions/0/update" + problem, rejection());
  }

  private String rejection() {
    return assertThrows(SpecException.class, scratch::effective).getMessage();
  }
}
