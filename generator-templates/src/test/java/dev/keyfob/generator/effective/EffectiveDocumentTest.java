package dev.keyfob.generator.effective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.keyfob.generator.testing.Scratch;
import dev.keyfob.generator.tree.SpecException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EffectiveDocumentTest {

  @TempDir Path folder;

  private Scratch scratch;

  @BeforeEach
  void makeScratch() {
    scratch = new Scratch(folder);
  }

  @Nested
  class DocumentTest {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "openapi: 2.0|#/openapi: OpenAPI 2.0 is not supported; convert it to version 3",
          "openapi: 3.0.1\\npaths: []|#/paths: an object is expected here",
          "openapi: 3.0.1\\npaths: {a: {}}|#/paths/a: a path has to begin with '/'",
          "openapi: 3.0.1\\npaths: {/a: text}|#/paths/~1a: an object is expected here",
          "openapi: 3.0.1\\npaths: {/a: {get: text}}|#/paths/~1a/get: an object is expected here",
          "openapi: 3.0.1\\npaths: {/a: {parameters: {}}}|#/paths/~1a/parameters: an array is expected here",
          "openapi: 3.0.1\\npaths: {/a: {get: {parameters: [x]}}}|"
              + "#/paths/~1a/get/parameters/0: an object is expected here",
          "openapi: 3.0.1\\npaths: {/a: {get: {parameters: [{in: query}]}}}|"
              + "#/paths/~1a/get/parameters/0/name: text is expected here",
          "openapi: 3.0.1\\npaths: {/a: {get: {responses: []}}}|#/paths/~1a/get/responses: an object is expected here",
          "openapi: 3.0.1\\npaths: {/a: {get: {responses: {'200': {content: [a]}}}}}|"
              + "#/paths/~1a/get/responses/200/content: an object is expected here",
          "openapi: 3.0.1\\npaths: {/a: {get: {requestBody: {content: {a/b: text}}}}}|"
              + "#/paths/~1a/get/requestBody/content/a~1b: an object is expected here",
          "openapi: 3.0.1\\ncomponents: {responses: {A: {content: {a/b: {schema: text}}}}}|"
              + "#/components/responses/A/content/a~1b/schema: a schema is expected here",
          "openapi: 3.0.1\\npaths: {/a: {get: {responses: {200: x}}}}|"
              + "#/paths/~1a/get/responses/200: an object is expected here",
          "openapi: 3.0.1\\npaths: {/a: {get: {operationId: 7}}}|#/paths/~1a/get/operationId: text is expected here",
          "openapi: 3.0.1\\ncomponents: []|#/components: an object is expected here",
          "openapi: 3.0.1\\ncomponents: {schemas: {A: text}}|#/components/schemas/A: an object is expected here",
          "openapi: 3.0.1\\ncomponents: {schemas: {A: {properties: []}}}|"
              + "#/components/schemas/A/properties: an object is expected here",
          "openapi: 3.0.1\\ncomponents: {schemas: {A: {properties: {b: c}}}}|"
              + "#/components/schemas/A/properties/b: a schema is expected here",
          "openapi: 3.0.1\\ncomponents: {schemas: {A: {allOf: {}}}}|"
              + "#/components/schemas/A/allOf: an array is expected here",
          "openapi: 3.0.1\\ninfo: text|#/info: an object is expected here",
        })
    void rejectsInvalidStructureWithPlace(String text, String problem) {
      scratch.upstream(text.replace("\\n", "\n"));
      assertEquals("acme/upstream/page.yaml " + problem, rejection());
    }

    @Test
    void rejectsOtherDocuments() {
      scratch.write("acme/upstream/page.yaml", "name: acme\n");
      assertEquals(
          "acme/upstream/page.yaml: is not an OpenAPI document: the top-level 'openapi' with a version is missing",
          rejection());
    }

    @Test
    void rejectsSwaggerWithRemedy() {
      scratch.write("acme/upstream/page.json", "{\"swagger\": \"2.0\", \"paths\": {}}");
      assertEquals(
          "acme/upstream/page.json: is Swagger 2.0; convert it to OpenAPI 3 first (editor.swagger.io and "
              + "swagger2openapi do) and put the result here instead",
          rejection());
    }

    @Test
    void rejectsEmptyFolderWithRemedy() {
      scratch.write("acme/upstream/README.md", "nothing");
      assertEquals(
          "acme/upstream: holds no document; put the provider's OpenAPI 3 document, or its pages, here as "
              + ".yaml, .yml "
              + "or .json",
          rejection());
    }

    @Test
    void rejectsDocumentsWithoutOperation() {
      scratch.upstream("paths: {}\n");
      assertEquals("acme: no document in this folder describes an operation", rejection());
    }

    @Test
    void ignoresNotes() {
      scratch
          .upstream(Scratch.ONE_OPERATION)
          .write("acme/upstream/.page.yaml.swp", "x")
          .write("acme/upstream/.hidden.yaml", "x")
          .write("acme/upstream/older/page.yaml", "x")
          .write("acme/upstream/notes.txt", "x");
      assertEquals("listThings", scratch.effective("/paths/~1things/get/operationId"));
    }
  }

  @Nested
  class ReferenceTest {

    @Test
    void rejectsDanglingReference() {
      scratch.upstream("good.yaml", Scratch.ONE_OPERATION);
      scratch.upstream(
          "bad.yaml",
          """
          paths:
            /a: {post: {requestBody: {content: {a/b: {schema: {items: {$ref: '#/components/schemas/Gone'}}}}}}}
          """);
      assertEquals(
          "acme/upstream/bad.yaml #/paths/~1a/post/requestBody/content/a~1b/schema/items/$ref: refers to a part that the document does not have: #/components/schemas/Gone; add the part or remove the reference in overlay.yaml",
          rejection());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "other.yaml#/components/schemas/A",
          "https://api.example/openapi.json#/A",
          "./A.yaml"
        })
    void rejectsReferenceToAnotherDocument(String reference) {
      scratch.upstream(
          Scratch.ONE_OPERATION + "components: {schemas: {A: {$ref: '" + reference + "'}}}\n");
      assertEquals(
          "acme/upstream/page.yaml #/components/schemas/A/$ref: refers to another document, which is not "
              + "read: "
              + reference
              + "; bundle the documents into one first, for example by redocly bundle",
          rejection());
    }

    @Test
    void blamesOverlayForReferenceItAdded() {
      scratch.upstream(Scratch.ONE_OPERATION + "components: {schemas: {A: {type: object}}}\n");
      scratch.overlay(
          "- {target: $.components.schemas.A, update: {properties: {b: {$ref: '#/c'}}}}\n");
      assertEquals(
          "acme/overlay.yaml #/components/schemas/A/properties/b/$ref: refers to a part that the document does not have: #/c; add the part or remove the reference in overlay.yaml",
          rejection());
    }

    @Test
    void allowsReferenceThatOverlayFixes() {
      scratch.upstream(
          Scratch.ONE_OPERATION + "components: {schemas: {A: {$ref: '#/components/schemas/B'}}}\n");
      scratch.overlay("- {target: $.components.schemas, update: {B: {type: string}}}\n");
      assertEquals("string", scratch.effective("/components/schemas/B/type"));
    }

    @Test
    void allowsReferenceAcrossFiles() {
      scratch.upstream(
          "a.yaml",
          Scratch.ONE_OPERATION
              + "components: {schemas: {A: {$ref: "
              + "'#/components/schemas/B'}}}\n");
      scratch.supplement(
          "components: {schemas: {B: {type: string}, C: {$ref: '#/components/schemas/A'}}}\n");
      assertEquals("string", scratch.effective("/components/schemas/B/type"));
    }

    @Test
    void ignoresReferencesInExamples() {
      scratch.upstream(
          Scratch.ONE_OPERATION
              + """
          components:
            schemas:
              A: {properties: {$ref: {type: string}}, example: {$ref: x}, default: {$ref: x}, x-note: {$ref: x}}
          """);
      assertEquals("string", scratch.effective("/components/schemas/A/properties/$ref/type"));
    }
  }

  @Nested
  class OperationIdTest {

    @ParameterizedTest
    @CsvSource({
      "get,/sessions/{id}/status,getSessionsByIdStatus",
      "post,/sessions,postSessions",
      "delete,/a-b/{c_d},deleteABByCD",
      "get,/,get",
    })
    void derivesIdFromMethodAndPath(String method, String path, String name) {
      scratch.upstream("paths: {'" + path + "': {" + method + ": {responses: {}}}}\n");
      assertEquals(
          name,
          scratch.effective("/paths/" + path.replace("/", "~1") + "/" + method + "/operationId"));
    }

    @Test
    void numbersEqualIds() {
      scratch.upstream(
          "paths: {/a-b: {get: {}}, /a_b: {get: {}}, /x: {get: {operationId: getAB}}}\n");
      assertEquals("getAB2", scratch.effective("/paths/~1a-b/get/operationId"));
      assertEquals("getAB3", scratch.effective("/paths/~1a_b/get/operationId"));
    }

    @Test
    void rejectsDuplicateId() {
      scratch.upstream("paths: {/a: {get: {operationId: same}}}\n");
      scratch.supplement("paths: {/b: {get: {operationId: same}}}\n");
      assertEquals(
          "acme/supplement/more.yaml #/paths/~1b/get: operationId same is also the one of #/paths/~1a/get in "
              + "acme/upstream/page.yaml; set another operationId for one of them in overlay.yaml",
          rejection());
    }

    @Test
    void overlaySetsId() {
      scratch.upstream(
          "paths: {/a: {get: {operationId: same}}, /b: {get: {operationId: same}}, /c: {get: {}}}\n");
      scratch.overlay(
          """
          - {target: "$.paths['/b'].get", update: {operationId: other}}
          - {target: "$.paths['/c'].get", update: {operationId: third}}
          """);
      assertEquals("other", scratch.effective("/paths/~1b/get/operationId"));
      assertEquals("third", scratch.effective("/paths/~1c/get/operationId"));
    }
  }

  @Nested
  class BodyTest {

    @Test
    void bodyWithoutSchemaIsAnyJson() {
      respond(
          "application/vnd.api+json: {example: {meta: {}}}, application/json: , '*/*': {}, text/plain: {example: "
              + "a}");
      assertEquals(
          Map.of(),
          scratch.effective(
              "/paths/~1a/get/responses/200/content/application~1vnd.api+json/schema"));
      assertEquals(
          Map.of(),
          scratch.effective("/paths/~1a/get/responses/200/content/application~1json/schema"));
      assertEquals(Map.of(), scratch.effective("/paths/~1a/get/responses/200/content/*~1*/schema"));
      assertNull(scratch.effective("/paths/~1a/get/responses/200/content/text~1plain/schema"));
    }

    @Test
    void bodyKeepsItsSchema() {
      respond("application/json: {schema: {type: string}}");
      assertEquals(
          Map.of("type", "string"),
          scratch.effective("/paths/~1a/get/responses/200/content/application~1json/schema"));
    }

    private void respond(String content) {
      scratch.upstream(
          "paths: {/a: {get: {responses: {'200': {description: d, content: {"
              + content
              + "}}}}}}\n");
    }
  }

  @Nested
  class EffectTest {

    @ParameterizedTest
    @CsvSource({
      "get,safe",
      "head,safe",
      "options,safe",
      "put,idempotent",
      "delete,idempotent",
      "post,non-idempotent",
      "patch,non-idempotent"
    })
    void effectFollowsFromMethod(String method, String effect) {
      operation(method, "", "{type: object, properties: {id: {type: string}}}");
      assertEquals(effect, effect(method));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{properties: {token: {type: string}}}",
          "{items: {properties: {a: {properties: {token: " + "{}}}}}}",
          "{$ref: '#/components/schemas/Deep'}",
          "{properties: {link: {type: string, x-secret: credential}}}"
        })
    void operationIssuesIfResponseHasSecret(String response) {
      for (String method : List.of("post", "put", "patch", "delete")) {
        operation(method, "", response);
        assertEquals("issues", credential(method));
      }
    }

    @Test
    void operationRevealsIfSafeResponseHasSecret() {
      operation("get", "", "{properties: {token: {type: string}}}");
      assertEquals("safe", effect("get"));
      assertEquals("reveals", credential("get"));
      operation("post", "x-effect: safe, ", "{properties: {token: {type: string}}}");
      assertEquals("reveals", credential("post"));
    }

    @Test
    void operationIssuesIfUnsafeGetHasSecret() {
      operation("get", "x-effect: non-idempotent, ", "{properties: {token: {type: string}}}");
      assertEquals("issues", credential("get"));
    }

    @Test
    void operationHasNoCredentialIfOnlyRequestOrErrorHasSecret() {
      scratch.upstream(
          """
          paths:
            /a:
              post:
                requestBody: {content: {application/json: {schema: {properties: {token: {}}}}}}
                responses:
                  '200': {description: d}
                  '400': {description: d, content: {application/json: {schema: {properties: {token: {}}}}}}
          """);
      assertNull(credential("post"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"safe", "idempotent", "non-idempotent"})
    void effectOfTheOverlayIsKept(String effect) {
      operation("patch", "x-effect: " + effect + ", ", "{properties: {token: {type: string}}}");
      assertEquals(effect, effect("patch"));
    }

    @ParameterizedTest
    @CsvSource({
      "issues,issues",
      "reissues,reissues",
      "reveals,reveals",
      "revokes,revokes",
      "none,"
    })
    void credentialOfTheOverlayIsKept(String given, String credential) {
      operation("patch", "x-credential: " + given + ", ", "{properties: {token: {type: string}}}");
      assertEquals(credential, credential("patch"));
    }

    @Test
    void rejectsUnknownEffectAndCredential() {
      operation("patch", "x-effect: mints, ", "{}");
      assertEquals(
          "acme/overlay.yaml #/paths/~1a/patch/x-effect: 'mints' is invalid; use one of safe, idempotent, "
              + "non-idempotent",
          rejection());
      operation("patch", "x-credential: false, ", "{}");
      assertEquals(
          "acme/overlay.yaml #/paths/~1a/patch/x-credential: 'false' is invalid; use one of issues, reissues, "
              + "reveals, revokes, none",
          rejection());
    }

    private void operation(String method, String more, String response) {
      scratch.supplement(
          """
          paths:
            /a:
              %s: {%sresponses: {'201': {description: d, content: {application/json: {schema: %s}}}}}
          components:
            schemas:
              Deep: {allOf: [{$ref: '#/components/schemas/Deeper'}]}
              Deeper: {properties: {parent: {$ref: '#/components/schemas/Deep'}, token: {type: string}}}
          """
              .formatted(method, more, response));
    }

    private Object effect(String method) {
      return scratch.effective("/paths/~1a/" + method + "/x-effect");
    }

    private Object credential(String method) {
      return scratch.effective("/paths/~1a/" + method + "/x-credential");
    }
  }

  private String rejection() {
    return assertThrows(SpecException.class, scratch::effective).getMessage();
  }
}
