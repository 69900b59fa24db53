package dev.keyfob.generator.annotate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.generator.effective.EffectiveDocument;
import dev.keyfob.generator.testing.BuildLog;
import dev.keyfob.generator.testing.Scratch;
import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.SpecException;
import dev.keyfob.generator.tree.Tree;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretRulesTest {

  @TempDir Path folder;

  private Scratch scratch;

  @BeforeEach
  void makeScratch() {
    scratch = new Scratch(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: string}",
        "{}",
        "{type: array, items: {type: string}}",
        "{type: object}",
        "{type: integer}",
        "{type: number}",
        "{type: [string, 'null']}",
        "{oneOf: [{type: string}, {type: integer}]}",
        "true",
        "{$ref: '#/components/schemas/Text'}"
      })
  void fieldIsSecretByName(String schema) {
    assertEquals("name", markOf("token", schema));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "token|{type: boolean}",
        "token|{type: string, enum: [a]}",
        "token|{type: object, properties: {value: {type: string}}}",
        "password_enabled|{type: boolean}",
        "token_limit|{type: integer}",
        "max_tokens|{type: number}",
        "password_changed|{type: string, format: date-time}",
        "secret_since|{type: string, format: date}",
        "token|{$ref: '#/components/schemas/Flag'}",
        "token|{type: string, x-secret: false}",
        "token_type|{type: string}",
      })
  void fieldIsNotSecretInSpiteOfName(String name, String schema) {
    assertNull(markOf(name, schema));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "link|{type: string, x-secret: once}|once",
        "enabled|{type: boolean, x-secret: credential}|credential",
        "password|{type: string, x-secret: credential}|credential",
        "link|{$ref: '#/components/schemas/Marked'}|once",
        "link|{allOf: [{$ref: '#/components/schemas/Text'}], x-secret: once}|once",
        "links|{type: array, items: {type: string, x-secret: once}}|once",
        "links|{type: array, items: {$ref: '#/components/schemas/Marked'}}|once",
        "links|{type: object, additionalProperties: {type: string, x-secret: credential}}|credential",
        "link|{anyOf: [{type: integer}, {type: string, x-secret: once}]}|once",
      })
  void fieldIsSecretByMark(String name, String schema, String mark) {
    assertEquals(mark, markOf(name, schema));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "password|{oneOf: [{$ref: '#/components/schemas/Harmless'}, {type: string, x-secret: once}]}|once",
        "password|{oneOf: [{type: string, x-secret: once}, {$ref: '#/components/schemas/Harmless'}]}|once",
        "password|{anyOf: [{type: string, x-secret: false}, {$ref: '#/components/schemas/Marked'}]}|once",
        "password|{allOf: [{x-secret: false}, {allOf: [{x-secret: false}, {x-secret: credential}]}]}|credential",
        "link|{oneOf: [{x-secret: false}], anyOf: [{x-secret: credential}]}|credential",
        "link|{items: {type: string, x-secret: false}, oneOf: [{type: string, x-secret: once}]}|once",
        "link|{oneOf: [{type: string, x-secret: credential}, {type: string, x-secret: once}]}|once",
        "link|{oneOf: [{type: string, x-secret: once}, {type: string, x-secret: credential}]}|once",
      })
  void strongestMarkOfBranchesWins(String name, String schema, String mark) {
    assertEquals(mark, markOf(name, schema));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{oneOf: [{type: integer, x-secret: false}, {type: string, x-secret: false}]}",
        "{anyOf: [{type: integer}, {$ref: '#/components/schemas/Harmless'}]}"
      })
  void fieldIsNotSecretIfBranchesSayFalse(String schema) {
    assertNull(markOf("password", schema));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: string, format: password}",
        "{type: array, items: {type: string, format: password}}",
        "{type: object, additionalProperties: {type: string, format: password}}",
        "{anyOf: [{type: string, format: password}, {type: 'null'}]}",
        "{allOf: [{type: string, format: password}], description: d}"
      })
  void fieldOfFormatPasswordIsSecret(String schema) {
    assertEquals("name", markOf("pin", schema));
  }

  @Test
  void fieldOfFormatPasswordIsNotSecretIfMarkedFalse() {
    assertNull(markOf("pin", "{type: string, format: password, x-secret: false}"));
  }

  @Test
  void fieldOfDescribedObjectIsSecretByNameOfTheObject() {
    field("token", "{type: object, properties: {value: {type: string}, id: {type: string}}}");
    assertEquals(Map.of(holder("token").child("properties").child("value"), "name"), secrets());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "config|{type: string}",
        "id|{type: string, description: The password of the account.}",
        "token|{type: string, description: A pagination token.}"
      })
  void listsUncertainFieldForReview(String name, String schema) {
    field(name, schema);
    EffectiveDocument effective = scratch.effective();
    assertEquals(Map.of(), effective.secrets());
    assertEquals(Map.of(holder(name), "near"), effective.secretFields().review());
  }

  @Test
  void doesNotListFieldForReviewIfMarkedFalse() {
    field("config", "{type: string, x-secret: false}");
    assertEquals(Map.of(), scratch.effective().secretFields().review());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: string, format: password}",
        "{type: array, items: {type: string, format: password}}",
        "{type: object, additionalProperties: {type: string, format: password}}",
        "{$ref: '#/components/schemas/Phrase'}",
        "{type: string, description: Returned only once.}",
        "{type: string, x-secret: name}"
      })
  void bodyIsSecret(String schema) {
    body("/phrases", schema);
    assertEquals(
        Map.of(
            JsonPointer.ofReference(
                "#/paths/~1phrases/post/responses/201/content/application~1json/schema"),
            "name"),
        secrets());
    assertEquals("issues", scratch.effective("/paths/~1phrases/post/x-credential"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/servers/{id}/password", "/tokens", "/kubeconfig"})
  void textBodyIsSecretByPath(String path) {
    body(path, "{type: string}");
    assertEquals(1, secrets().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/phrases|{type: string}",
        "/tokens|{type: object, properties: {id: {type: string}}}",
        "/tokens|{type: string, x-secret: false}",
        "/tokens|{type: integer}"
      })
  void bodyIsNotSecret(String path, String schema) {
    body(path, schema);
    assertEquals(Map.of(), secrets());
  }

  @Test
  void acceptedBodyStaysMaskedWithoutMark() {
    body("/phrases", "{type: string}");
    String at = "/paths/~1phrases/post/responses/201/content/application~1json/schema";
    accepted("once " + at);
    assertEquals(Map.of(JsonPointer.ofReference("#" + at), "kept"), secrets());
  }

  private void body(String path, String schema) {
    scratch.supplement(
        """
        paths:
          %s:
            post:
              operationId: makePhrase
              responses: {'201': {description: d, content: {application/json: {schema: %s}}}}
        components: {schemas: {Phrase: {type: string, format: password}}}
        """
            .formatted(path, schema));
  }

  @Test
  void wrapsMarkedReferenceInAllOf() {
    field("password", "{$ref: '#/components/schemas/Text', description: d}");
    assertEquals(
        Map.of(
            "allOf",
            List.of(Map.of("$ref", "#/components/schemas/Text")),
            "description",
            "d",
            "x-secret",
            "name"),
        scratch.effective("/components/schemas/Holder/properties/password"));
  }

  @Test
  void findsFieldsInEverySchema() {
    scratch.supplement(
        """
        paths:
          /a:
            post:
              parameters:
              - {name: filter, in: query, schema: {type: object, properties: {token: {}}}}
              requestBody: {content: {application/json: {schema: {properties: {token: {}}}}}}
              responses:
                '200': {description: d, content: {application/json: {schema: {items: {properties: {token: {}}}}}}}
                '400': {$ref: '#/components/responses/Bad'}
              callbacks:
                done: {'{$url}': {post: {requestBody: {content: {a/b: {schema: {properties: {token: {}}}}}}}}}
        components:
          responses:
            Bad: {description: d, content: {application/json: {schema: {properties: {token: {}}}}}}
          schemas:
            A:
              allOf: [{properties: {token: {}}}]
              oneOf: [{properties: {token: {}}}]
              anyOf: [{properties: {x: {properties: {token: {}}}}}]
              additionalProperties: {properties: {token: {}}}
              properties: {example: {type: object, properties: {token: {}}}}
        """);
    assertEquals(
        """
        /components/responses/Bad/content/application~1json/schema/properties/token
        /components/schemas/A/additionalProperties/properties/token
        /components/schemas/A/allOf/0/properties/token
        /components/schemas/A/anyOf/0/properties/x/properties/token
        /components/schemas/A/oneOf/0/properties/token
        /components/schemas/A/properties/example/properties/token
        /paths/~1a/post/callbacks/done/{$url}/post/requestBody/content/a~1b/schema/properties/token
        /paths/~1a/post/parameters/0/schema/properties/token
        /paths/~1a/post/requestBody/content/application~1json/schema/properties/token
        /paths/~1a/post/responses/200/content/application~1json/schema/items/properties/token
        """,
        scratch.effective().secrets().keySet().stream()
            .map(at -> at + "\n")
            .collect(Collectors.joining()));
  }

  @Test
  void ignoresExamples() {
    scratch.supplement(
        Scratch.ONE_OPERATION
            + """
        components:
          schemas:
            A: {type: object, example: {properties: {token: {}}}, default: {properties: {token: {}}}}
        """);
    assertEquals(Map.of(), scratch.effective().secrets());
  }

  @Test
  void endsOnRecursiveSchemas() {
    field("tree", "{$ref: '#/components/schemas/Tree'}");
    scratch.supplement(
        "tree.yaml",
        """
        components:
          schemas:
            Tree: {type: array, items: {$ref: '#/components/schemas/Tree'}}
        """);
    assertEquals(Map.of(), scratch.effective().secrets());
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "yes", "Once", "null"})
  void rejectsUnknownMark(String mark) {
    field("link", "{type: string}");
    scratch.overlay(
        """
        - target: $.components.schemas.Holder.properties.link
          update: {x-secret: %s}
        """
            .formatted(mark));
    assertEquals(
        "acme/overlay.yaml #/components/schemas/Holder/properties/link/x-secret: '"
            + mark
            + "' is invalid; use once (the response is the only copy), credential (can be requested again) or false (not a secret, in spite of its name)",
        assertThrows(SpecException.class, scratch::effective).getMessage());
  }

  @Test
  void warnsOfMarkThatIsNotOnAProperty() {
    field("link", "{type: string}");
    scratch.overlay(
        """
        - target: $.components.schemas.Text
          update: {x-secret: once}
        """);
    try (BuildLog log = BuildLog.open()) {
      scratch.effective();
      assertEquals(
          List.of(
              "acme/overlay.yaml: x-secret at #/components/schemas/Text has no effect, since it is not on a property, a parameter or a body"),
          log.warnings());
    }
  }

  @Test
  void doesNotWarnOfMarkWithEffect() {
    field("links", "{type: array, items: {$ref: '#/components/schemas/Marked'}}");
    try (BuildLog log = BuildLog.open()) {
      scratch.effective();
      assertTrue(log.warnings().isEmpty(), log.warnings().toString());
    }
  }

  @Test
  void acceptedFieldStaysMaskedWithoutMark() {
    field("link", "{type: string}");
    accepted("once /components/schemas/Holder/properties/link");
    assertEquals(Map.of(holder("link"), "kept"), secrets());
    assertEquals(
        Map.of("type", "string", "x-secret", "kept"),
        scratch.effective("/components/schemas/Holder/properties/link"));
  }

  @Test
  void markReplacesAcceptedMark() {
    field("link", "{type: string, x-secret: credential}");
    accepted("once /components/schemas/Holder/properties/link");
    assertEquals(Map.of(holder("link"), "credential"), secrets());
  }

  @Test
  void acceptedFieldIsShownIfMarkedFalse() {
    field("link", "{type: string, x-secret: false}");
    accepted("once /components/schemas/Holder/properties/link");
    assertEquals(Map.of(), secrets());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/components/schemas/Old/properties/link",
        "/components/schemas/Holder/properties/a/properties/link",
        "/components/schemas/Holder/allOf/0/properties/link",
        "/paths/~1a/get/responses/200/content/a~1b/schema/properties/Links"
      })
  void movedAcceptedFieldStaysMasked(String old) {
    field("link", "{type: string}");
    accepted("once " + old);
    assertEquals(Map.of(holder("link"), "kept"), secrets());
  }

  @Test
  void movedFieldIsFoundInAnotherSpelling() {
    field("configurationLink", "{type: string}");
    accepted("once /components/schemas/Old/properties/configuration_link");
    assertEquals(Map.of(holder("configurationLink"), "kept"), secrets());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: boolean}",
        "{type: string, format: date-time}",
        "{type: string, x-secret: false}"
      })
  void booleanOrDateWithNameOfMovedFieldIsShown(String schema) {
    field("link", schema);
    accepted("once /components/schemas/Old/properties/link");
    assertEquals(Map.of(), secrets());
  }

  @Test
  void otherFieldsWithNameOfPresentFieldAreShown() {
    field("link", "{type: string, x-secret: once}");
    scratch.supplement(
        "other.yaml", "components: {schemas: {Other: {properties: {link: {type: string}}}}}\n");
    accepted("once /components/schemas/Holder/properties/link");
    assertEquals(Map.of(holder("link"), "once"), secrets());
  }

  @Test
  void keptFieldStaysKeptOnceAccepted() {
    field("link", "{type: string}");
    accepted("once /components/schemas/Old/properties/link");
    accepted("kept " + secrets().keySet().iterator().next());
    assertEquals(Map.of(holder("link"), "kept"), secrets());
  }

  private static JsonPointer holder(String property) {
    return JsonPointer.ofReference("#/components/schemas/Holder/properties/" + property);
  }

  private Map<JsonPointer, String> secrets() {
    return scratch.effective().secrets();
  }

  private void accepted(String line) {
    scratch.write("acme/secrets.txt", "# a remark\n" + line + "\n");
  }

  private String markOf(String name, String schema) {
    field(name, schema);
    EffectiveDocument effective = scratch.effective();
    JsonPointer at = JsonPointer.ofReference("#/components/schemas/Holder/properties").child(name);
    Object mark = Tree.object(at.in(effective.document())).get("x-secret");
    String listed = effective.secrets().get(at);
    assertEquals(listed, Boolean.FALSE.equals(mark) ? null : mark);
    return listed;
  }

  private void field(String name, String schema) {
    scratch.supplement(
        Scratch.ONE_OPERATION
            + """
        components:
          schemas:
            Text: {type: string}
            Flag: {type: boolean}
            Holder:
              type: object
              properties:
                %s: %s
        """
                .formatted(name, schema)
            + (schema.contains("Marked") ? "    Marked: {type: string, x-secret: once}\n" : "")
            + (schema.contains("Harmless")
                ? "    Harmless: {type: string, x-secret: false}\n"
                : ""));
  }
}
