package dev.keyfob.generator.diff;

import static dev.keyfob.generator.diff.UpdateFixture.ANSWERS_THING;
import static dev.keyfob.generator.diff.UpdateFixture.HEAD;
import static dev.keyfob.generator.diff.UpdateFixture.TAKES_THING;
import static dev.keyfob.generator.diff.UpdateFixture.thing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WireChangesTest {

  @TempDir Path folder;

  @Test
  void sameDocumentsHaveNoChanges() {
    assertEquals(
        List.of(),
        wire(
            ANSWERS_THING + thing("a: {type: string}"),
            ANSWERS_THING + thing("a: {type: string}")));
  }

  @Test
  void newOperationIsAdditiveAndARemovedOneBreaking() {
    String more =
        """
          delete: {operationId: dropThings, x-effect: idempotent, responses: {'204': {description: gone}}}
        """
            .indent(2);
    String one = ANSWERS_THING + more + thing("a: {type: string}");
    String other = ANSWERS_THING + thing("a: {type: string}");
    assertEquals(
        List.of("BREAKING DELETE /things: operation gone `dropThings` (idempotent)"),
        wire(one, other));
    assertEquals(
        List.of("ADDITIVE DELETE /things: new operation `dropThings` (idempotent)"),
        wire(other, one));
  }

  @Test
  void failureOfOpenApiDiffIsOneBreakingLine() {
    String deep =
        ANSWERS_THING
            + thing(
                "a: {type: object, properties: {x: {type: string}}}, "
                    + "b: {$ref: '#/components/schemas/Thing/properties/a'}");
    assertEquals(List.of(), wire(deep, deep));
    List<String> lines = wire(deep, deep.replace("string", "integer"));
    assertEquals(1, lines.size());
    assertTrue(
        lines.get(0).startsWith("BREAKING acme: openapi-diff cannot compare the documents"),
        lines.get(0));
  }

  @Test
  void newResponsePropertyIsAdditiveAndARemovedOneBreaking() {
    assertEquals(
        List.of("BREAKING Thing: gone: `a`", "ADDITIVE Thing: new: `b`"),
        wire(
            ANSWERS_THING + thing("a: {type: string}, c: {}"),
            ANSWERS_THING + thing("b: {type: string}, c: {}")));
  }

  @Test
  void changedTypeIsBreaking() {
    assertEquals(
        List.of("BREAKING Thing: a.b[]: is string, was integer"),
        wire(
            ANSWERS_THING + thing("a: {properties: {b: {type: array, items: {type: integer}}}}"),
            ANSWERS_THING + thing("a: {properties: {b: {type: array, items: {type: string}}}}")));
  }

  @Test
  void schemaOfFurtherPropertiesInOneOfTheDocumentsOnlyIsReported() {
    String without = ANSWERS_THING + thing("a: {type: object, properties: {b: {type: string}}}");
    String with =
        ANSWERS_THING
            + thing(
                "a: {type: object, properties: {b: {type: string}}, additionalProperties: {type:"
                    + " string}}");
    assertEquals(List.of("BREAKING Thing: a{}: has no schema now"), wire(with, without));
    assertEquals(List.of("BREAKING Thing: a{}: had no schema"), wire(without, with));
  }

  @Test
  void newFormatIsNeutral() {
    assertEquals(
        List.of("NEUTRAL Thing: a: has the format `^[a-z]+$`, had none"),
        wire(
            TAKES_THING + thing("a: {type: string}"),
            TAKES_THING + thing("a: {type: string, format: '^[a-z]+$'}")));
  }

  @Test
  void newRequiredRequestPropertyIsBreaking() {
    assertEquals(
        List.of("BREAKING Thing: new and required: `b`", "ADDITIVE Thing: is optional now: `a`"),
        wire(
            TAKES_THING + thing("a: {type: string}").replace("object,", "object, required: [a],"),
            TAKES_THING
                + thing("a: {type: string}, b: {type: string}")
                    .replace("object,", "object, required: [b],")));
  }

  @Test
  void responsePropertyThatBecomesOptionalIsNeutral() {
    assertEquals(
        List.of("NEUTRAL Thing: may be absent now: `a`"),
        wire(
            ANSWERS_THING + thing("a: {type: string}").replace("object,", "object, required: [a],"),
            ANSWERS_THING + thing("a: {type: string}")));
  }

  @Test
  void tighterLimitInARequestIsBreaking() {
    assertEquals(
        List.of("BREAKING Thing: a: maxLength is `5`, was not set"),
        wire(
            TAKES_THING + thing("a: {type: string}"),
            TAKES_THING + thing("a: {type: string, maxLength: 5}")));
  }

  @Test
  void newRemovedAndRequiredParametersAreCompared() {
    String was =
        parameters(
            "{name: gone, in: query, schema: {type: string}}, "
                + "{name: b, in: query, schema: {type: string}}");
    String is =
        parameters(
            "{name: b, in: query, required: true, schema: {type: integer}}, "
                + "{name: c, in: query, schema: {type: string}}, "
                + "{name: d, in: header, required: true, schema: {type: string}}");
    assertEquals(
        List.of(
            "BREAKING GET /things header parameter d: new and required",
            "BREAKING GET /things query parameter b: is required now",
            "BREAKING GET /things query parameter b: is integer, was string",
            "BREAKING GET /things query parameter gone: gone",
            "ADDITIVE GET /things query parameter c: new"),
        wire(was, is));
  }

  @Test
  void pathWithAnotherParameterNameIsTheSame() {
    assertEquals(
        List.of(),
        wire(
            HEAD
                + "paths: {'/a/{id}': {get: {operationId: get, responses: {'200': {description:"
                + " fine}}}}}\n",
            HEAD
                + "paths: {'/a/{key}': {get: {operationId: get, responses: {'200': {description:"
                + " fine}}}}}\n"));
  }

  @Test
  void errorThatIsNoLongerDescribedIsNeutral() {
    String was =
        ANSWERS_THING + "        '404': {description: none}\n" + thing("a: {type: string}");
    assertEquals(
        List.of("NEUTRAL GET /things 404: response no longer described"),
        wire(was, ANSWERS_THING + thing("a: {type: string}")));
  }

  @Test
  void changeOfASharedSchemaIsOneLineForAllItsOperations() {
    String two =
        ANSWERS_THING
            + """
            /more:
              get: {operationId: more, responses: {'200': {description: fine, content: {application/json: {schema:
                {type: array, items: {$ref: '#/components/schemas/Thing'}}}}}}}
            """
                .indent(2);
    List<Change> changes =
        new UpdateFixture(folder)
            .compare(
                two + thing("a: {type: string}"),
                two + thing("a: {type: string}, b: {type: string}"))
            .about(ChangeTopic.WIRE);
    assertEquals(1, changes.size());
    assertEquals(Set.of("GET /things", "GET /more"), changes.get(0).operations());
  }

  @Test
  void recursiveSchemasAreCompared() {
    assertEquals(
        List.of("ADDITIVE Thing: new: `b`"),
        wire(
            ANSWERS_THING + thing("a: {$ref: '#/components/schemas/Thing'}"),
            ANSWERS_THING + thing("a: {$ref: '#/components/schemas/Thing'}, b: {type: string}")));
  }

  @Test
  void incompatibleOperationWithoutALineGetsOne() {
    Changes changes = new Changes();
    changes.add(ChangeTopic.WIRE, Severity.ADDITIVE, "GET /a", "new", Set.of("GET /a"));
    changes.excuse(ChangeTopic.WIRE, "GET /b", "lost an error", Set.of("GET /b"));
    changes.account(Set.of("GET /a", "GET /b"));
    assertEquals(
        List.of("GET /a"),
        changes.sorted().stream().filter(Change::isBreaking).map(Change::place).toList());
  }

  private static String parameters(String parameters) {
    return HEAD
        + "paths: {/things: {get: {operationId: list, parameters: ["
        + parameters
        + "], responses: {'200': {description: fine}}}}}\n";
  }

  private List<String> wire(String was, String is) {
    return new UpdateFixture(folder).changes(ChangeTopic.WIRE, was, is);
  }
}
