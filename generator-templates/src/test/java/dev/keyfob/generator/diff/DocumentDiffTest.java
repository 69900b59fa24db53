package dev.keyfob.generator.diff;

import static dev.keyfob.generator.diff.UpdateFixture.ANSWERS_THING;
import static dev.keyfob.generator.diff.UpdateFixture.TAKES_THING;
import static dev.keyfob.generator.diff.UpdateFixture.thing;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests changes that openapi-diff does not detect. */
class DocumentDiffTest {

  @TempDir Path folder;

  @Test
  void constantThatMeansAnotherValueIsBreaking() {
    assertEquals(
        List.of("BREAKING ThingZone: `UTC_1` means \"UTC+1\" in JSON, was \"UTC-1\""),
        java(
            thing("zone: {type: string, enum: [UTC-1]}"),
            thing("zone: {type: string, enum: [UTC-1, UTC+1]}")));
  }

  @Test
  void componentThatMeansAnotherPropertyIsBreaking() {
    assertEquals(
        List.of("BREAKING Thing: `userId` means \"user-id\" in JSON, was \"user_id\""),
        java(
            thing("user_id: {type: string}"),
            thing("user_id: {type: string}, user-id: {type: string}")));
  }

  @Test
  void componentKeepsItsNameIfAnotherPropertyWouldHaveIt() {
    assertEquals(
        List.of(),
        java(
            thing("userId: {type: string}"),
            thing("user_id: {type: string}, userId: {type: string}")));
  }

  @Test
  void constantsKeepTheirNamesInAnotherOrder() {
    assertEquals(
        List.of(),
        java(
            thing("by: {type: string, enum: [name, -name]}"),
            thing("by: {type: string, enum: [-name, name]}")));
  }

  @Test
  void reorderedParametersAreBreaking() {
    String parameters =
        "      parameters: [{name: a, in: query, schema: {type: string}}, {name: b, in: query, schema: {type: string}}]\n";
    String other =
        "      parameters: [{name: b, in: query, schema: {type: string}}, {name: a, in: query, schema: {type: string}}]\n";
    assertEquals(
        List.of(
            "BREAKING ThingsApi.listThings: parameters have another order: `Query b, Query a`, was `Query a, Query b`"),
        java(withParameters(parameters), withParameters(other)));
  }

  @Test
  void methodThatCallsAnotherOperationIsBreaking() {
    String one =
        "/a: {get: {operationId: getUser, tags: [T], responses: {'204': {description: d}}}}";
    String two =
        "/b: {get: {operationId: get-user, tags: [T], responses: {'204': {description: d}}}}";
    assertEquals(
        List.of("BREAKING TApi.getUser: calls `GET /b`, was `GET /a`"),
        java(
            UpdateFixture.HEAD + "paths: {" + one + "}\n",
            UpdateFixture.HEAD + "paths: {" + one + ", " + two + "}\n"));
  }

  private static String withParameters(String parameters) {
    return ANSWERS_THING.replace(
            "      operationId: listThings\n", "      operationId: listThings\n" + parameters)
        + thing("a: {type: string}");
  }

  /** The breaking changes of the generated Java. */
  private List<String> java(String was, String is) {
    boolean components = was.startsWith("components");
    return new UpdateFixture(folder)
            .changes(
                ChangeTopic.GENERATED_JAVA,
                components ? ANSWERS_THING + was : was,
                components ? ANSWERS_THING + is : is)
            .stream()
            .filter(line -> line.startsWith("BREAKING"))
            .toList();
  }

  @Test
  void lostSecretMarkIsBreaking() {
    assertEquals(
        List.of(
            "BREAKING Thing: a.key: **LOST ITS MARK** (once): it would be shown. If it still is a secret, "
                + "mark it in overlay.yaml"),
        changes(
            ChangeTopic.SECRETS,
            thing("a: {properties: {key: {type: string, x-secret: once}}}"),
            thing("a: {properties: {key: {type: string}}}")));
  }

  @Test
  void lostSecretMarkOfABodyIsBreaking() {
    String body =
        UpdateFixture.HEAD
            + "paths: {/a: {get: {operationId: a, tags: [T], responses: {'200': {description: d,"
            + " content: {application/json: {schema: {type: string, x-secret: once}}}}}}}}\n";
    assertEquals(
        List.of(
            "BREAKING GET /a 200: **LOST ITS MARK** (once): it would be shown. If it still is a secret, "
                + "mark it in overlay.yaml"),
        new UpdateFixture(folder)
            .changes(ChangeTopic.SECRETS, body, body.replace(", x-secret: once", "")));
  }

  @Test
  void newRemovedAndChangedSecretMarksAreListed() {
    assertEquals(
        List.of(
            "BREAKING Thing: b: is secret now (credential), was not",
            "BREAKING Thing: c: gone (once)",
            "ADDITIVE Thing: d: new secret field (name)",
            "NEUTRAL Thing: a: is marked once, was name"),
        changes(
            ChangeTopic.SECRETS,
            thing(
                "a: {type: string, x-secret: name}, b: {type: string}, c: {type: string, x-secret: once}"),
            thing(
                "a: {type: string, x-secret: once}, b: {type: string, x-secret: credential},"
                    + " d: {type: string, x-secret: name}")));
  }

  @Test
  void lostMarkIsBreakingIfOneOfSeveralBranchesLosesIt() {
    String both =
        "a: {allOf: [{properties: {key: {type: string, x-secret: once}}}, "
            + "{properties: {key: {type: string, x-secret: once}}}]}";
    assertEquals(
        List.of(
            "BREAKING Thing: a.key: **LOST ITS MARK** (once) in 1 of 2 places: it would be shown. If it still is "
                + "a secret, mark it in overlay.yaml"),
        changes(
            ChangeTopic.SECRETS, thing(both), thing(both.replaceFirst(", x-secret: once", ""))));
  }

  @Test
  void lostMarkIsBreakingEvenIfTheFieldStaysMasked() {
    assertEquals(
        List.of(
            "BREAKING Thing: a: **LOST ITS MARK** (once) and stays masked only because it was accepted. Mark it in "
                + "overlay.yaml"),
        changes(
            ChangeTopic.SECRETS,
            thing("a: {type: string, x-secret: once}"),
            thing("a: {type: string, x-secret: kept}")));
  }

  @Test
  void operationThatWouldNewlyBeRetriedIsBreaking() {
    assertEquals(
        List.of(
            "BREAKING POST /things: is `idempotent`, was `non-idempotent`: **would be retried**. If that "
                + "is not safe, set x-effect and x-credential in overlay.yaml"),
        effects("non-idempotent", "idempotent"));
    assertEquals(
        List.of("NEUTRAL POST /things: is `idempotent, issues`, was `idempotent`"),
        effects("idempotent", "idempotent\n      x-credential: issues"));
  }

  @Test
  void enumValueRemovedFromAResponseIsBreaking() {
    assertEquals(
        List.of("BREAKING Thing: a: gone: `x`", "ADDITIVE Thing: a: new: `y`, `z`"),
        changes(
            ChangeTopic.ENUM_VALUES,
            thing("a: {type: string, enum: [x, w]}"),
            thing("a: {type: string, enum: [z, y, w]}")));
  }

  @Test
  void fieldThatBecomesOrStopsBeingAnEnumIsBreaking() {
    assertEquals(
        List.of(
            "BREAKING Thing: a: is no longer an enum; was `x`",
            "BREAKING Thing: b: is an enum now: `y`"),
        changes(
            ChangeTopic.ENUM_VALUES,
            thing("a: {type: string, enum: [x]}, b: {type: string}"),
            thing("a: {type: string}, b: {type: string, enum: [y]}")));
  }

  @Test
  void renamedOperationIsBreaking() {
    assertEquals(
        List.of("BREAKING GET /things: is `getThings`, was `listThings`"),
        new UpdateFixture(folder)
            .changes(
                ChangeTopic.OPERATION_NAMES,
                ANSWERS_THING + thing("a: {type: string}"),
                ANSWERS_THING.replace("listThings", "getThings") + thing("a: {type: string}")));
  }

  @Test
  void renamedComponentRemovesAJavaType() {
    String was = ANSWERS_THING + thing("a: {type: string}");
    assertEquals(
        List.of(
            "BREAKING Thing: type gone",
            "BREAKING ThingsApi.listThings: is `() -> Item`, was `() -> Thing`",
            "ADDITIVE Item: new type"),
        new UpdateFixture(folder)
            .changes(
                ChangeTopic.GENERATED_JAVA,
                was,
                was.replace("Thing'", "Item'").replace("{Thing:", "{Item:")));
  }

  @Test
  void recordComponentsAndConstantsAreCompared() {
    assertEquals(
        List.of(
            "BREAKING Thing: gone: `goneWith()`",
            "BREAKING Thing: `b()` is `Secret<String>`, was `String`",
            "BREAKING ThingC: constants gone: `ON_OFF`",
            "ADDITIVE Thing: new: `d()`",
            "ADDITIVE ThingC: new constants: `OFF`"),
        changes(
            ChangeTopic.GENERATED_JAVA,
            thing(
                "gone_with: {type: string}, b: {type: string}, c: {type: string, enum: [on-off, on]}"),
            thing(
                "b: {type: string, x-secret: once}, c: {type: string, enum: [on, 'off']}, d: {type: integer}")));
  }

  @Test
  void methodWithAnotherParameterIsBreaking() {
    String was = ANSWERS_THING + thing("a: {type: string}");
    String is =
        was.replace(
            "    tags: [Things]",
            "    tags: [Things]\n      parameters: [{name: page, in: query, schema: {type: integer}}]");
    assertEquals(
        List.of("BREAKING ThingsApi.listThings: is `(Long) -> Thing`, was `() -> Thing`"),
        new UpdateFixture(folder).changes(ChangeTopic.GENERATED_JAVA, was, is));
  }

  @Test
  void operationWithAnotherTagMovesToAnotherInterface() {
    String was = ANSWERS_THING + thing("a: {type: string}");
    assertEquals(
        List.of("BREAKING ThingsApi: type gone", "ADDITIVE ItemsApi: new type"),
        new UpdateFixture(folder)
            .changes(
                ChangeTopic.GENERATED_JAVA, was, was.replace("tags: [Things]", "tags: [Items]")));
  }

  @Test
  void pathWithOtherParameterNamesIsTheSame() {
    String was =
        TAKES_THING.replace("/things:", "/things/{thing_id}:") + thing("a: {type: string}");
    String is =
        was.replace("{thing_id}", "{id}")
            .replace("non-idempotent", "idempotent")
            .replace("makeThing", "putThing");
    assertEquals(
        List.of(
            "BREAKING POST /things/{id}: is `idempotent`, was `non-idempotent`: **would be retried**. If that "
                + "is not safe, set x-effect and x-credential in overlay.yaml"),
        new UpdateFixture(folder).changes(ChangeTopic.EFFECTS, was, is));
    assertEquals(
        List.of("BREAKING POST /things/{id}: is `putThing`, was `makeThing`"),
        new UpdateFixture(folder).changes(ChangeTopic.OPERATION_NAMES, was, is));
  }

  private List<String> effects(String was, String is) {
    String document = TAKES_THING + thing("a: {type: string}");
    return new UpdateFixture(folder)
        .changes(
            ChangeTopic.EFFECTS,
            document.replace("non-idempotent", was),
            document.replace("non-idempotent", is));
  }

  private List<String> changes(ChangeTopic topic, String was, String is) {
    return new UpdateFixture(folder).changes(topic, ANSWERS_THING + was, ANSWERS_THING + is);
  }
}
