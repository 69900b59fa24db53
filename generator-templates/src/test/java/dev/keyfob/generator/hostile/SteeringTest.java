package dev.keyfob.generator.hostile;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.generator.testing.Scratch;
import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.SpecException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests documents that would send requests to another server, repeat them, or unmask a secret. */
class SteeringTest {

  @TempDir Path folder;

  private Scratch scratch;

  @BeforeEach
  void makeScratch() {
    scratch = new Scratch(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/http://127.0.0.1:18098/auth/api_keys",
        "//evil.example/auth",
        "///evil.example/auth",
        "/../../auth/api_keys",
        "/a/../b",
        "/a/./b",
        "/.",
        "/..",
        "/%2e%2e/a",
        "/a%2fb",
        "/auth/api_keys/",
        "/a//b",
        "/a:b/c",
        "/{a}:b/c",
        "/qt?x={y}",
        "/frag#x",
        "/a\\b",
        "/a b",
        "/a/{",
        "/a/}",
        "/a/{}",
        "/a/{b{c}}",
        "/a/{b/c}",
        "/a/{b?}#",
        "/orgs/{org.id}/keys/{org_id}",
        "/orgs/{id}/keys/{id}",
        "/caf\u00e9"
      })
  void rejectsPathOutsideTheGrammar(String path) {
    scratch.upstream("paths: {'" + path + "': {delete: {responses: {}}}}\n");
    String message = rejection();
    assertTrue(message.startsWith("acme/upstream/page.yaml #/paths/"), message);
    HostileTextTest.assertPrintableLine(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/a",
        "/a/b:cancel",
        "/a/{b}:cancel",
        "/a/{b}.json",
        "/a/{b}-{c}/d",
        "/v1.0/~a/(b)/@c"
      })
  void acceptsPathInsideTheGrammar(String path) {
    scratch.upstream("paths: {'" + path + "': {delete: {responses: {}}}}\n");
    assertDoesNotThrow(() -> scratch.effective());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#/x-schemas/T",
        "#/$defs/T",
        "#/definitions/T",
        "#/components/examples/T",
        "#/components/x-models/T",
        "#/components/parameters/P",
        "#/components/responses/R",
        "#/components/schemas/Other/example",
        "#/components/schemas/Other/default",
        "#/components/schemas/Other/enum/0",
        "#/components/schemas/Other/x-hidden",
        "#/components/schemas/Other/properties",
        "#/info",
        "#/paths/~1things/get",
        "#"
      })
  void rejectsReferenceToAPlaceThatIsNoSchema(String reference) {
    String hidden = "{type: object, properties: {password: {type: string}}}";
    scratch.upstream(
        """
        x-schemas: {T: %1$s}
        $defs: {T: %1$s}
        definitions: {T: %1$s}
        paths:
          /things: {get: {operationId: listThings, responses: {'200': {description: fine}}}}
        components:
          x-models: {T: %1$s}
          examples: {T: %1$s}
          parameters: {P: {name: p, in: query}}
          responses: {R: {description: fine}}
          schemas:
            Other: {type: object, example: %1$s, default: %1$s, enum: [%1$s], x-hidden: %1$s, properties: {}}
            Used: {$ref: '%2$s'}
        """
            .formatted(hidden, reference));
    String message = rejection();
    assertTrue(
        message.startsWith("acme/upstream/page.yaml #/components/schemas/Used/$ref: "), message);
  }

  @ParameterizedTest
  @CsvSource({
    "responses,'200',#/components/schemas/S",
    "responses,'200',#/x-stash/R",
    "responses,'200',#/components/requestBodies/B",
  })
  void rejectsReferenceToAnotherKind(String keyword, String key, String reference) {
    scratch.upstream(
        """
        x-stash: {R: {description: d}}
        paths:
          /things: {get: {%s: {'%s': {$ref: '%s'}}}}
        components:
          schemas: {S: {type: object}}
          requestBodies: {B: {content: {}}}
        """
            .formatted(keyword, key, reference));
    assertTrue(rejection().contains("is not read as one of responses"));
  }

  @Test
  void rejectsPathItemFromAnExtension() {
    scratch.upstream("x-stash: {get: {responses: {}}}\npaths: {/a: {$ref: '#/x-stash'}}\n");
    assertTrue(rejection().contains("refers to no path item"));
  }

  @Test
  void rejectsReferenceThatIsNoText() {
    scratch.upstream(Scratch.ONE_OPERATION + "components: {schemas: {A: {$ref: {a: b}}}}\n");
    assertTrue(rejection().startsWith("acme/upstream/page.yaml #/components/schemas/A/$ref: "));
  }

  @Test
  void referenceIntoAnOperationIsFollowedForSecrets() {
    scratch.upstream(
        """
        paths:
          /things:
            get: {responses: {'200': {description: d, content: {application/json: {schema: {properties: {token: {type: string}}}}}}}}
            put: {responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/paths/~1things/get/responses/200/content/application~1json/schema'}}}}}}
        """);
    assertEquals("issues", scratch.effective("/paths/~1things/put/x-credential"));
  }

  @Test
  void upstreamCannotWeakenEffectOrCredential() {
    scratch.upstream(
        """
        paths:
          /keys:
            post:
              x-effect: safe
              x-credential: none
              responses: {'201': {description: d, content: {application/json: {schema: {properties: {token: {type: string}}}}}}}
        """);
    assertEquals("non-idempotent", scratch.effective("/paths/~1keys/post/x-effect"));
    assertEquals("issues", scratch.effective("/paths/~1keys/post/x-credential"));
  }

  @Test
  void upstreamCanMarkSecretsButNotUnmarkThem() {
    scratch.upstream(
        Scratch.ONE_OPERATION
            + """
            components:
              schemas:
                A: {properties: {password: {type: string, x-secret: false}, link: {type: string, x-secret: once}, note: {type: string, x-secret: yes-please}, token: {$ref: '#/components/schemas/B'}}}
                B: {type: string, x-secret: false, x-type-name: Token}
            """);
    Map<JsonPointer, String> secrets = scratch.effective().secrets();
    JsonPointer properties = JsonPointer.ofReference("#/components/schemas/A/properties");
    assertEquals(
        Map.of(
            properties.child("password"), "name",
            properties.child("link"), "once",
            properties.child("note"), "name",
            properties.child("token"), "name"),
        secrets);
    assertNull(scratch.effective("/components/schemas/B/x-type-name"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{x-effect: non-idempotent}",
        "{x-credential: issues}",
        "{responses: {'200': {content: {a/b: {schema: {properties: {a: {x-secret: once}}}}}}}}"
      })
  void overlayActionAboutAMarkHasToMatch(String update) {
    scratch.upstream(Scratch.ONE_OPERATION);
    scratch.overlay("- target: $.paths['/gone'].get\n  update: " + update + "\n");
    String message = rejection();
    assertTrue(
        message.startsWith("acme/overlay.yaml #/actions/0/target: matches nothing"), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{format: date-time, allOf: [{type: string}]}",
        "{format: date, oneOf: [{type: string}, {type: integer}]}",
        "{type: 'null', oneOf: [{type: string}]}",
        "{type: boolean, anyOf: [{type: string}]}",
        "{type: integer, allOf: [{type: string}]}",
        "{allOf: [{$ref: '#/components/schemas/Date'}, {type: string}]}",
        "{$ref: '#/components/schemas/Wrapped'}"
      })
  void masksPropertyThatIsTextInJava(String schema) {
    scratch.upstream(
        Scratch.ONE_OPERATION
            + "components: {schemas: {A: {properties: {password: "
            + schema
            + "}}, Date: {type: string, format: date}, Wrapped: {format: date, allOf: [{type:"
            + " string}]}}}\n");
    scratch.assemble();
    Object type =
        JsonPointer.ofReference("#/components/schemas/A/properties/password").in(scratch.input());
    assertTrue(
        String.valueOf(type).contains("x-secret") || !String.valueOf(type).contains("type="),
        () -> "shown: " + type);
  }

  @Test
  void schemaMayHaveTheNameOfAnInterface() {
    scratch.upstream(
        """
        paths:
          /things: {get: {tags: [Thing], operationId: a, responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/ThingApi'}}}}}}}
        components: {schemas: {ThingApi: {type: object, properties: {a: {type: string}}}}}
        """);
    scratch.assemble();
    assertTrue(scratch.input().toString().contains("ThingApiModel"));
  }

  @Test
  void tagsThatDifferInNotationAreOne() {
    scratch.upstream(
        """
        paths:
          /a: {get: {tags: [fooBar], operationId: a, responses: {}}}
          /b: {get: {tags: [foobar], operationId: b, responses: {}}}
        """);
    scratch.assemble();
    assertTrue(scratch.input().toString().contains("tags=[fooBar]"));
    assertTrue(!scratch.input().toString().contains("tags=[foobar]"));
  }

  @Test
  void rejectsOperationIdWithABackslash() {
    scratch.upstream("paths: {/a: {get: {operationId: 'a\\', responses: {}}}}\n");
    assertTrue(rejection().contains("/operationId: has a backslash"));
  }

  private String rejection() {
    return assertThrows(SpecException.class, () -> scratch.effective()).getMessage();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{description: d, content: {application/json: {}}}|non-idempotent",
        "{description: d, content: {application/json: {schema: {}}}}|non-idempotent",
        "{$ref: '#/components/responses/Unknown'}|non-idempotent",
        "{description: d, content: {application/json: {schema: {type: object}}}}|idempotent",
        "{description: d}|idempotent",
      })
  void putIsRepeatableOnlyIfTheShapeOfItsResponseIsKnown(String response, String effect) {
    scratch.upstream(
        """
        paths:
          /things:
            put: {operationId: putThings, responses: {'200': %s}}
        components:
          responses:
            Unknown: {description: d, content: {application/json: {}}}
        """
            .formatted(response));
    assertEquals(effect, scratch.effective("/paths/~1things/put/x-effect"));
  }
}
