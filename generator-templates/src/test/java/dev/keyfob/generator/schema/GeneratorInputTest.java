package dev.keyfob.generator.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.generator.testing.BuildLog;
import dev.keyfob.generator.tree.DocumentReader;
import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.JsonTreeWriter;
import dev.keyfob.generator.tree.SpecException;
import dev.keyfob.generator.tree.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratorInputTest {

  @TempDir Path folder;

  @Nested
  class HeadTest {

    @Test
    void keepsTitleServerAndTags() {
      Map<String, Object> input =
          input(
              """
          openapi: 3.1.0
          info: {title: Acme, version: 1.10, description: An API., contact: {name: x}}
          servers:
          - {url: 'https://{region}.api.example/{v}', variables: {region: {default: eu}, v: {default: v1}}}
          - {url: 'http://api.example'}
          security: [{Key: []}]
          tags: [{name: Unused, description: d}, {name: Things, description: Of all kinds.}]
          paths: {/a: {get: {operationId: a, tags: [Things, Other], responses: {}}}}
          components: {securitySchemes: {Key: {type: apiKey, name: k, in: header}}}
          """);
      assertEquals(
          List.of(
              "openapi", "x-keyfob-fingerprint", "info", "servers", "tags", "paths", "components"),
          List.copyOf(input.keySet()));
      assertEquals("3.0.3", input.get("openapi"));
      assertEquals("f1", input.get("x-keyfob-fingerprint"));
      assertEquals(
          Map.of("title", "Acme", "version", "1.10", "description", "An API."), input.get("info"));
      assertEquals(List.of(Map.of("url", "https://eu.api.example/v1")), input.get("servers"));
      assertEquals(
          List.of(Map.of("name", "Things", "description", "Of all kinds.")), input.get("tags"));
      assertEquals(List.of("Things"), at(input, "/paths/~1a/get/tags"));
      assertEquals(Map.of("schemas", Map.of()), input.get("components"));
    }

    @Test
    void doesNotChangeTheDocument() throws IOException {
      Map<String, Object> document =
          read(
              """
              paths: {/a: {get: {operationId: a, responses: {'200': {description: d}}}}}
              components: {schemas: {A: {properties: {b: {properties: {c: {}}}}}}}
              """);
      Map<String, Object> before = Tree.copy(document);
      GeneratorInput.of("acme.yaml", document, "f1");
      assertEquals(before, document);
    }
  }

  @Nested
  class OperationTest {

    @Test
    void keepsOnlyKeywordsThatCodeDependsOn() {
      Map<String, Object> operation =
          operation(
              """
          summary: s
          description: d
          deprecated: true
          x-effect: idempotent
          x-credential: issues
          x-other: x
          security: []
          externalDocs: {url: u}
          callbacks: {}
          servers: []
          responses: {'204': {description: gone}}
          """);
      assertEquals(
          Map.of(
              "summary",
              "s",
              "description",
              "d",
              "deprecated",
              true,
              "x-effect",
              "idempotent",
              "x-credential",
              "issues",
              "operationId",
              "do-it",
              "responses",
              Map.of("204", Map.of("description", "gone"))),
          operation);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "application/vnd.api+json, application/json|application/json|application/vnd.api+json, application/json",
          "text/plain, application/vnd.api+json|application/vnd.api+json|"
              + "application/vnd.api+json, application/json",
          "application/problem+json; charset=utf-8|application/problem+json; charset=utf-8|"
              + "application/problem+json; charset=utf-8, application/json",
          "text/plain, '*/*'|*/*|application/json",
          "text/plain, text/json|text/json|text/json, application/json",
          "application/xml, application/json|application/json|application/json",
          "text/event-stream|text/event-stream|text/event-stream",
        })
    void keepsOneResponse(String declared, String kept, String accepted) {
      StringBuilder content = new StringBuilder();
      for (String mediaType : declared.split(", ")) {
        content
            .append(mediaType.startsWith("'") ? mediaType : "'" + mediaType + "'")
            .append(": {schema: {type: " + "string}}, ");
      }
      Map<String, Object> operation =
          operation("responses: {'200': {description: d, content: {" + content + "}}}\n");
      assertEquals(Set.of(kept), Tree.object(at(operation, "/responses/200/content")).keySet());
      assertEquals(List.of(accepted.split(", ")), operation.get("x-accept"));
    }

    @Test
    void keepsOneRequestBody() {
      Map<String, Object> operation =
          operation(
              "put",
              """
          requestBody:
            required: true
            description: d
            content:
              text/plain: {schema: {type: string}}
              application/vnd.api+json: {schema: {type: integer}, example: 1, examples: {}}
          responses: {}
          """);
      assertEquals(
          Map.of(
              "required",
              true,
              "description",
              "d",
              "content",
              Map.of("application/vnd.api+json", Map.of("schema", Map.of("type", "integer")))),
          operation.get("requestBody"));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "{'201': {description: d, content: {a/b: {}}}, '200': {description: d, content: {a/b: {}}}}|200",
          "{'204': {description: d}, '200': {description: d}}|200",
          "{'200': {description: d}, '202': {description: d, content: {a/b: {}}}}|202",
          "{'400': {description: d, content: {a/b: {}}}, '2XX': {description: d, content: {a/b: {}}}}|2XX",
          "{default: {description: d}, '400': {description: d}}|default",
          "{'400': {description: d}}|200",
          "{}|200",
        })
    void prefersLowestSuccessWithBody(String responses, String status) {
      assertEquals(
          Set.of(status),
          Tree.object(operation("responses: " + responses + "\n").get("responses")).keySet());
    }

    @Test
    void resolvesReferences() {
      Map<String, Object> input =
          input(
              """
          paths:
            /a/{id}:
              post:
                operationId: make
                parameters: [{$ref: '#/components/parameters/Id'}]
                requestBody: {$ref: '#/components/requestBodies/NewThing'}
                responses: {'201': {$ref: '#/components/responses/thing_made'}}
          components:
            parameters:
              Id: {name: id, in: path, required: true, schema: {$ref: '#/components/schemas/Id'}}
            requestBodies:
              NewThing: {content: {application/json: {schema: {properties: {name: {type: string}}}}}}
            responses:
              thing_made: {description: d, content: {application/json: {schema: {properties: {id: {type: string}}}}}}
            schemas:
              Id: {type: string, enum: [a, b]}
          """);
      assertEquals(
          List.of(Map.of("name", "id", "in", "path", "required", true, "schema", reference("Id"))),
          at(input, "/paths/~1a~1{id}/post/parameters"));
      assertEquals(
          reference("NewThing"),
          at(input, "/paths/~1a~1{id}/post/requestBody/content/application~1json/schema"));
      assertEquals(
          reference("ThingMade"),
          at(input, "/paths/~1a~1{id}/post/responses/201/content/application~1json/schema"));
      assertEquals(Set.of("Id", "NewThing", "ThingMade"), types(input));
    }

    @Test
    void reducesParametersToTextNumbersListsAndMaps() {
      Map<String, Object> operation =
          operation(
              """
          parameters:
          - {name: 'filter[kind]', in: query, description: d, style: form, explode: true, example: x,
             allowEmptyValue: true, schema: {type: array, items: {type: string, enum: [a]}}}
          - {name: size, in: query, schema: {type: integer, format: int64, default: 3, minimum: 1}}
          - {name: mode, in: header, required: true, schema: {type: string, enum: [x], description: e}}
          - {name: page, in: query, schema: {properties: {size: {type: integer}}}}
          - {name: extra, in: query, content: {application/json: {schema: {type: object}}}}
          - {name: any, in: query, schema: {}}
          - {name: crumb, in: cookie, schema: {type: string}}
          responses: {}
          """);
      assertEquals(
          List.of(
              Map.of(
                  "name",
                  "filter[kind]",
                  "in",
                  "query",
                  "description",
                  "d",
                  "style",
                  "form",
                  "explode",
                  true,
                  "schema",
                  Map.of("type", "array", "items", reference("DoItFilterKindItem"))),
              Map.of(
                  "name",
                  "size",
                  "in",
                  "query",
                  "schema",
                  Map.of("type", "integer", "format", "int64")),
              Map.of(
                  "name",
                  "mode",
                  "in",
                  "header",
                  "required",
                  true,
                  "schema",
                  reference("DoItMode")),
              Map.of(
                  "name",
                  "page",
                  "in",
                  "query",
                  "schema",
                  Map.of("type", "object", "additionalProperties", Map.of("type", "string"))),
              Map.of("name", "extra", "in", "query", "schema", Map.of("type", "string")),
              Map.of("name", "any", "in", "query", "schema", Map.of("type", "string"))),
          operation.get("parameters"));
    }

    @Test
    void addsUndeclaredPathParameters() {
      assertEquals(
          List.of(
              Map.of(
                  "name",
                  "id",
                  "in",
                  "path",
                  "required",
                  true,
                  "schema",
                  Map.of("type", "string"))),
          at(
              input("paths: {'/a/{id}': {get: {operationId: a, responses: {}}}}\n"),
              "/paths/~1a~1{id}/get/parameters"));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "query, explode: false|','",
          "query, style: pipeDelimited|'|'",
          "query, style: spaceDelimited|a space",
          "header|','",
        })
    void listInOneParameterIsTextWithSeparator(String place, String separator) {
      Map<String, Object> operation =
          operation(
              "parameters: [{name: ids, in: "
                  + place
                  + ", schema: {type: array, items: {type: string}}}]\nresponses: {}\n");
      assertEquals(Map.of("type", "string"), at(operation, "/parameters/0/schema"));
      assertEquals(
          "The values, separated by " + separator, at(operation, "/parameters/0/description"));
    }

    @Test
    void deepObjectBecomesAParameterForEachProperty() {
      Map<String, Object> operation =
          operation(
              """
          parameters:
          - {name: filter, in: query, style: deepObject, schema: {properties: {site: {type: string}, size: {type: integer}}}}
          responses: {}
          """);
      assertEquals("filter[site]", at(operation, "/parameters/0/name"));
      assertEquals("filter[size]", at(operation, "/parameters/1/name"));
      assertEquals(Map.of("type", "integer"), at(operation, "/parameters/1/schema"));
    }

    @Test
    void leavesOutHeadersThatOpenApiIgnores() {
      assertNull(
          operation(
                  """
              parameters:
              - {name: Accept, in: header, schema: {type: string}}
              - {name: content-type, in: header, schema: {type: string}}
              - {name: Authorization, in: header, schema: {type: string}}
              responses: {}
              """)
              .get("parameters"));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "get: {operationId: a, requestBody: {content: {application/json: {schema: {}}}}, responses: {}}|"
              + "#/paths/~1a/get: a body of a GET request is not supported; the client does not send it",
          "query: {operationId: a, responses: {}}|"
              + "#/paths/~1a: query is not supported; the client has no method for it",
          "additionalOperations: {COPY: {operationId: a, responses: {}}}|"
              + "#/paths/~1a: additionalOperations is not supported; the client has no method for it",
          "get: {operationId: a, parameters: [{name: f, in: query, style: deepObject, schema: {type: object}}], responses: {}}|"
              + "#/paths/~1a/get/parameters/0: style deepObject is supported for objects with properties only;"
              + " the caller gives the keys as f[key]",
        })
    void warnsOfUnsupportedKeywords(String item, String warning) {
      try (BuildLog log = BuildLog.open()) {
        input("paths: {/a: {" + item + "}}\n");
        assertEquals(List.of("acme.yaml " + warning), log.warnings());
      }
    }

    private Map<String, Object> operation(String text) {
      return operation("get", text);
    }

    private Map<String, Object> operation(String method, String text) {
      return Tree.object(
          at(
              input(
                  "paths:\n  /a:\n    "
                      + method
                      + ":\n      operationId: do-it\n"
                      + text.indent(6)),
              "/paths/~1a/" + method));
    }
  }

  @Nested
  class SchemaTest {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          // scalars
          "{type: string, format: date-time, minLength: 3, pattern: a, default: x, example: y, title: z}|"
              + "{type: string, format: date-time}",
          "{type: string, format: uuid}|{type: string}",
          "{type: string, format: '(?-mix:^[a-z]+$)'}|{type: string}",
          "{type: integer, format: int64, description: d, nullable: true, deprecated: true}|"
              + "{type: integer, format: int64, description: d, nullable: true, deprecated: true}",
          "{type: number, format: double}|{type: number}",
          "{type: boolean, x-secret: once}|{type: boolean, x-secret: once}",
          "{type: string, x-secret: false}|{type: string}",
          "{type: string, x-nullable: true}|{type: string, nullable: true}",
          // 3.1
          "{type: [string, 'null']}|{type: string, nullable: true}",
          "{type: [string, integer]}|{}",
          "{type: 'null'}|{nullable: true}",
          "true|{}",
          "{ref: Text, description: d}|{type: string, description: d}",
          // enums of other values than text
          "{type: integer, enum: [1, 2]}|{type: integer}",
          "{enum: [1, 2]}|{type: integer}",
          "{enum: [1.5, 2]}|{type: number}",
          "{enum: [true]}|{type: boolean}",
          "{enum: [1, a]}|{}",
          "{type: string, enum: []}|{type: string}",
          // objects and arrays without a description
          "{}|{}",
          "{type: object}|{type: object, additionalProperties: true}",
          "{type: object, properties: {}}|{type: object, additionalProperties: true}",
          "{type: object, additionalProperties: {}}|{type: object, additionalProperties: true}",
          "{type: object, additionalProperties: false}|{type: object, additionalProperties: true}",
          "{type: array}|{type: array, items: {}}",
          "{items: {type: string}}|{type: array, items: {type: string}}",
          "{additionalProperties: {type: integer}}|{type: object, additionalProperties: {type: integer}}",
          "{type: array, x-secret: once, items: {type: string, x-secret: once}}|"
              + "{type: array, items: {type: string}, x-secret: once}",
          // aliases
          "{ref: Text}|{type: string}",
          "{ref: Texts}|{type: array, items: {type: string}}",
          "{ref: Recursive}|{type: array, items: {}}",
          "{ref: Loop}|{}",
          "{ref: Alias}|{ref: Rec}",
          // references to types
          "{ref: Rec}|{ref: Rec}",
          "{ref: Rec, nullable: true}|{allOf: [{ref: Rec}], nullable: true}",
          "{allOf: [{ref: Rec}]}|{ref: Rec}",
          "{allOf: [{ref: Rec}], x-secret: once, description: d}|{allOf: [{ref: Rec}], x-secret: once, description: d}",
          "{allOf: [{ref: Rec}, {description: d}]}|{allOf: [{ref: Rec}], description: d}",
          "{allOf: [{type: string}, {x-secret: once, nullable: true}]}|{type: string, nullable: true, x-secret: once}",
          "{anyOf: [{type: string}, {type: integer, x-secret: name}]}|{x-secret: name}",
          "{type: object, allOf: [{ref: Rec}]}|{ref: Rec}",
          "{type: ['null', object], allOf: [{ref: Rec}]}|{allOf: [{ref: Rec}], nullable: true}",
          "{oneOf: [{ref: Rec}, {type: 'null'}]}|{allOf: [{ref: Rec}], nullable: true}",
          "{anyOf: [{ref: Rec}, {enum: [null]}]}|{allOf: [{ref: Rec}], nullable: true}",
          "{type: array, items: {ref: Rec, nullable: true}}|{type: array, items: {ref: Rec}}",
          // alternatives
          "{oneOf: [{type: string}, {type: string, enum: [a]}]}|{type: string}",
          "{oneOf: [{type: string}, {type: string, format: date-time}]}|{type: string}",
          "{oneOf: [{type: integer}, {type: integer, format: int32}]}|{type: integer}",
          "{oneOf: [{type: integer}, {type: number}]}|{type: number}",
          "{oneOf: [{type: string}, {type: integer}]}|{}",
          "{anyOf: [{type: array, items: {type: string}}, {type: array, items: {type: integer}}]}|"
              + "{type: array, items: {}}",
          "{oneOf: [{ref: Rec}, {type: string}]}|{}",
          "{anyOf: [{type: string}, {}]}|{}",
          "{allOf: [{type: string}, {type: integer}]}|{}",
          "{allOf: [{type: string}, {format: date-time, type: string}]}|{type: string, format: date-time}",
        })
    void reducesSchema(String schema, String expected) {
      assertEquals(parse("v: " + written(expected)).get("v"), property(written(schema)));
    }

    /** Expands the short form of a reference, which keeps the table of cases readable. */
    private String written(String schema) {
      return schema.replaceAll("\\{ref: (\\w+)", "{\\$ref: '#/components/schemas/$1'");
    }

    @Test
    void objectsAtAnyDepthBecomeTypes() {
      Map<String, Object> input =
          types(
              """
          Order:
            type: object
            description: An order.
            required: [lines]
            additionalProperties: {type: string}
            properties:
              lines: {type: array, items: {properties: {sku: {type: string}}}}
              notes: {additionalProperties: {properties: {text: {type: string}}}}
              ship_to: {description: Where to., properties: {geo: {properties: {lat: {type: number}}}}}
              state: {type: string, enum: [open, closed, open, null]}
              grid: {items: {items: {properties: {x: {}}}}}
          """);
      assertEquals(
          Set.of(
              "Order",
              "OrderLinesItem",
              "OrderNotesValue",
              "OrderShipTo",
              "OrderShipToGeo",
              "OrderState",
              "OrderGridItemItem"),
          types(input));
      assertEquals(
          parse(
              """
          description: An order.
          type: object
          required: [lines]
          properties:
            lines: {type: array, items: {$ref: '#/components/schemas/OrderLinesItem'}}
            notes: {type: object, additionalProperties: {$ref: '#/components/schemas/OrderNotesValue'}}
            ship_to: {allOf: [{$ref: '#/components/schemas/OrderShipTo'}], description: Where to.}
            state: {allOf: [{$ref: '#/components/schemas/OrderState'}], nullable: true}
            grid: {type: array, items: {type: array, items: {$ref: '#/components/schemas/OrderGridItemItem'}}}
          """),
          at(input, "/components/schemas/Order"));
      assertEquals(
          parse("{type: string, enum: [open, closed]}"),
          at(input, "/components/schemas/OrderState"));
      assertEquals("Where to.", at(input, "/components/schemas/OrderShipTo/description"));
    }

    @Test
    void allOfMergesObjects() {
      Map<String, Object> input =
          types(
              """
          Base: {type: object, required: [id], properties: {id: {type: string}, kind: {type: string}}}
          Child:
            description: A child.
            allOf:
            - {$ref: '#/components/schemas/Base'}
            - required: [name]
              properties: {name: {type: string}, kind: {type: string, enum: [child]}, id: {x-secret: once}}
            properties: {more: {type: integer}}
          """);
      assertEquals(
          parse(
              """
          description: A child.
          type: object
          required: [id, name]
          properties:
            more: {type: integer}
            id: {type: string, x-secret: once}
            kind: {$ref: '#/components/schemas/ChildKind'}
            name: {type: string}
          """),
          at(input, "/components/schemas/Child"));
    }

    @Test
    void oneOfAndAnyOfMergeObjects() {
      Map<String, Object> input =
          types(
              """
          Key:
            oneOf:
            - type: object
              required: [type, a]
              properties: {type: {type: string, enum: [a]}, a: {type: string}, n: {type: string}}
            - type: object
              required: [type]
              properties: {type: {type: string, enum: [b]}, n: {type: integer, x-secret: name}}
            discriminator: {propertyName: type}
          """);
      assertEquals(
          parse(
              """
          type: object
          required: [type]
          properties:
            type: {type: string}
            a: {type: string}
            n: {x-secret: name}
          """),
          at(input, "/components/schemas/Key"));
    }

    @Test
    void ignoresAlternativesThatOnlyRequireProperties() {
      assertEquals(
          parse("{type: object, properties: {a: {type: string}}}"),
          at(
              types(
                  """
          A: {properties: {a: {type: string}}, anyOf: [{required: [a]}, {required: [b]}]}
          """),
              "/components/schemas/A"));
    }

    @Test
    void keepsRecursiveTypes() {
      Map<String, Object> input =
          types(
              """
          Node:
            properties:
              children: {type: array, items: {$ref: '#/components/schemas/Node'}}
              info: {$ref: '#/components/schemas/Info'}
          Info:
            properties:
              owner: {$ref: '#/components/schemas/Node'}
              deep: {$ref: '#/components/schemas/Info/properties/deep2'}
              deep2: {properties: {again: {$ref: '#/components/schemas/Info/properties/deep2'}}}
          Wheel: {oneOf: [{$ref: '#/components/schemas/Wheel'}, {properties: {a: {}}}]}
          """);
      assertEquals(
          Map.of("type", "array", "items", reference("Node")),
          at(input, "/components/schemas/Node/properties/children"));
      assertEquals(reference("InfoDeep2"), at(input, "/components/schemas/Info/properties/deep"));
      assertEquals(
          reference("InfoDeep2"), at(input, "/components/schemas/InfoDeep2/properties/again"));
      assertFalse(types(input).contains("Wheel"));
    }

    @Test
    void aliasesOfAnArrayShareTheTypeOfItsItems() {
      Map<String, Object> input =
          types(
              """
          things: {type: array, items: {properties: {a: {type: string}}}}
          Uses: {properties: {one: {$ref: '#/components/schemas/things'}, two: {$ref: '#/components/schemas/things'}}}
          """);
      assertEquals(Set.of("ThingsItem", "Uses"), types(input));
    }

    @Test
    void textEnumsKeepValuesThatYamlReadsAsNumberOrBoolean() {
      assertEquals(
          parse("{type: string, enum: ['1', 'true', NO, '1.10', '007']}"),
          at(
              types("A: {type: string, enum: [1, true, NO, 1.10, 007]}\n"),
              "/components/schemas/A"));
    }

    @Test
    void constBecomesEnumWithOneValue() {
      assertEquals(
          parse("{type: string, enum: [a]}"),
          at(types("A: {const: a}\n"), "/components/schemas/A"));
    }

    @Test
    void bodySchemasAreReferencesWithoutAnnotations() {
      assertEquals(
          reference("AResponse"),
          at(
              input(
                  """
          paths: {/a: {get: {operationId: a, responses: {'200': {description: d, content: {application/json: {schema:
            {description: d, nullable: true, properties: {b: {}}}}}}}}}}
          """),
              "/paths/~1a/get/responses/200/content/application~1json/schema"));
    }

    private Object property(String schema) {
      return at(
          types(
              """
          Text: {type: string}
          Texts: {type: array, items: {$ref: '#/components/schemas/Text'}}
          Recursive: {type: array, items: {$ref: '#/components/schemas/Recursive'}}
          Loop: {$ref: '#/components/schemas/Loop'}
          Rec: {type: object, properties: {a: {type: string}}}
          Alias: {$ref: '#/components/schemas/Rec'}
          Holder: {type: object, properties: {field: %s}}
          """
                  .formatted(schema)),
          "/components/schemas/Holder/properties/field");
    }
  }

  @Nested
  class NameTest {

    @ParameterizedTest
    @CsvSource({
      "vpn_session_with_password,VpnSessionWithPassword",
      "sessions.SessionResponse,SessionResponse",
      "connection.Type,ConnectionType",
      "limits.GlobalLimits,GlobalLimits",
      "sessions.StatusEnum,SessionsStatusEnum",
      "com.example.v1.Thing,ComExampleV1Thing",
      "APIKey,ApiKey",
      "2fa,N2fa",
      "list,ListModel",
      "object,ObjectModel",
      "secret,SecretModel",
      "unknown_fields,UnknownFieldsModel",
      "JSONObject,JsonObjectModel",
      "String,StringModel",
      "G_E_T,GETModel",
      "naïve,Naive",
      "日本,U65E5U672C",
      "$,U24",
    })
    void namesComponents(String component, String type) {
      assertEquals(Set.of(type), types(types("'" + component + "': {properties: {a: {}}}\n")));
    }

    @Test
    void namesBodiesAndTheirParts() {
      assertEquals(
          Set.of(
              "PostVpnSessionRequest",
              "PostVpnSessionRequestData",
              "PostVpnSessionRequestDataType",
              "PostVpnSessionResponse",
              "PostVpnSessionResponseDataItem"),
          types(
              input(
                  """
              paths:
                /vpn_sessions:
                  post:
                    operationId: post-vpn-session
                    requestBody: {content: {application/json: {schema:
                      {properties: {data: {properties: {type: {type: string, enum: [a]}}}}}}}}
                    responses: {'201': {description: d, content: {application/json: {schema:
                      {properties: {data: {items: {properties: {id: {}}}}}}}}}}
              """)));
    }

    @Test
    void numbersCollidingNames() {
      Map<String, Object> input =
          types(
              """
          foo_bar: {properties: {c: {}}}
          Foo-Bar: {properties: {b: {}}}
          FooBar: {properties: {a: {}}}
          FOOBAR: {properties: {d: {}}}
          FooBar2: {properties: {e: {}}}
          """);
      // File systems that ignore case do not distinguish these five names. FooBar keeps its name.
      assertEquals(
          Map.of("FooBar", "a", "Foobar3", "d", "FooBar4", "b", "FooBar5", "c", "FooBar2", "e"),
          firstProperties(input));
    }

    @Test
    void componentsKeepTheirNamesBeforeInlineTypes() {
      Map<String, Object> input =
          types(
              """
          Foo: {properties: {bar: {properties: {inner: {}}}}}
          FooBar: {properties: {outer: {}}}
          """);
      assertEquals(
          Map.of("Foo", "bar", "FooBar", "outer", "FooBar2", "inner"), firstProperties(input));
      assertEquals(reference("FooBar2"), at(input, "/components/schemas/Foo/properties/bar"));
    }

    @Test
    void namesStayWhenUnrelatedPartsAreAdded() {
      String body =
          "responses: {'200': {description: d, content: {application/json: {schema: "
              + "{properties: {x: {properties: {y: {type: string, enum: [p]}}}}}}}}}";
      String operation = "  /b: {get: {operationId: b, " + body + "}}\n";
      String schema =
          "    Thing: {properties: {part: {properties: {a: {}}}, PART: {properties: {b: {}}}}}\n";
      String another = "    Aardvark: {properties: {part: {properties: {a: {}}}}}\n";
      Map<String, Object> before =
          input("paths:\n" + operation + "components:\n  schemas:\n" + schema);
      Map<String, Object> after =
          input(
              "paths:\n"
                  + operation.replace("/b", "/a").replace("operationId: b", "operationId: a")
                  + operation
                  + "components:\n  schemas:\n"
                  + another
                  + schema);
      Map<String, Object> schemasAfter = Tree.object(at(after, "/components/schemas"));
      Tree.object(at(before, "/components/schemas"))
          .forEach((name, type) -> assertEquals(type, schemasAfter.get(name)));
      assertTrue(schemasAfter.containsKey("AardvarkPart"));
    }

    @Test
    void typeNameMergesEnums() {
      Map<String, Object> input =
          input(
              """
          paths:
            /a:
              get:
                operationId: a
                parameters: [{name: site, in: query, schema: {type: string, enum: [SAO, ASH], x-type-name: Site}}]
                responses: {}
          components:
            schemas:
              Place: {properties: {site: {type: string, description: Where., enum: [NYC, SAO], x-type-name: Site}}}
              Site: {properties: {own: {}}}
          """);
      assertEquals(List.of("NYC", "SAO", "ASH"), at(input, "/components/schemas/Site/enum"));
      assertEquals(reference("Site"), at(input, "/paths/~1a/get/parameters/0/schema"));
      assertEquals(
          Map.of("allOf", List.of(reference("Site")), "description", "Where."),
          at(input, "/components/schemas/Place/properties/site"));
      assertEquals(
          Set.of("own"), Tree.object(at(input, "/components/schemas/Site2/properties")).keySet());
    }

    @Test
    void typeNameMergesEqualObjects() {
      Map<String, Object> input =
          types(
              """
          A: {properties: {link: {x-type-name: my link, properties: {url: {type: string}}}}}
          B: {properties: {link: {x-type-name: my link, properties: {url: {type: string}}}}}
          """);
      assertEquals(Set.of("A", "B", "MyLink"), types(input));
    }

    @Test
    void rejectsTypeNameOfDifferentObjects() {
      assertEquals(
          "acme.yaml #/components/schemas/B/properties/link: x-type-name Link is also the name of a different schema at #/components/schemas/A/properties/link; choose another name in overlay.yaml",
          assertThrows(
                  SpecException.class,
                  () ->
                      types(
                          """
              A: {properties: {link: {x-type-name: Link, properties: {url: {type: string}}}}}
              B: {properties: {link: {x-type-name: Link, properties: {url: {type: integer}}}}}
              """))
              .getMessage());
    }

    @Test
    void alternativesOfConstantsAreAnEnum() {
      Map<String, Object> input =
          types(
              "Kind: {type: string, oneOf: [{const: a, title: A}, {const: b, description: B}]}\n");
      assertEquals(
          Map.of("type", "string", "enum", List.of("a", "b")),
          at(input, "/components/schemas/Kind"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "P: {oneOf: [{ref: A}, {ref: B}]}\nA: {properties: {child: {ref: P}}}\nB: {properties: {child: {ref: B}}}",
          "P: {oneOf: [{ref: A}, {ref: B}]}\nA: {properties: {child: {ref: P}}}\nB: {properties: {child: {ref: A}}}",
          "P: {oneOf: [{ref: A}, {ref: B}]}\nA: {properties: {children: {type: array, items: {ref: P}}}}\n"
              + "B: {properties: {children: {type: array, items: {ref: B}}}}",
          "P: {anyOf: [{type: array, items: {ref: P}}, {type: array, items: {ref: B}}]}\nB: {type: array, items: {ref: P}}",
          "P: {allOf: [{ref: A}, {ref: B}]}\nA: {properties: {child: {ref: P}}}\nB: {properties: {child: {ref: B}}}",
          """
          P: {oneOf: [{ref: A}, {ref: B}, {ref: C}]}
          A: {properties: {x: {ref: P}, y: {ref: B}, z: {ref: C}}}
          B: {properties: {x: {ref: A}, y: {ref: P}, z: {ref: A}}}
          C: {properties: {x: {ref: B}, y: {ref: C}, z: {ref: P}}}
          """,
        })
    @SuppressWarnings("StringConcatToTextBlock") // one schema a line
    void endsOnRecursiveAlternatives(String schemas) {
      Map<String, Object> input =
          assertTimeoutPreemptively(
              Duration.ofSeconds(20),
              () -> types(schemas.replaceAll("ref: (\\w)", "\\$ref: '#/components/schemas/$1'")));
      assertTrue(types(input).size() < 100, types(input).toString());
    }

    private Map<String, Object> firstProperties(Map<String, Object> input) {
      Map<String, Object> first = new TreeMap<>();
      Tree.object(at(input, "/components/schemas"))
          .forEach(
              (name, schema) ->
                  first.put(
                      name,
                      Tree.object(Tree.object(schema).get("properties"))
                          .keySet()
                          .iterator()
                          .next()));
      return first;
    }
  }

  private Map<String, Object> types(String schemas) {
    return input("paths: {}\ncomponents:\n  schemas:\n" + schemas.indent(4));
  }

  private static Set<String> types(Map<String, Object> input) {
    return Tree.object(at(input, "/components/schemas")).keySet();
  }

  private Map<String, Object> input(String document) {
    Map<String, Object> input = GeneratorInput.of("acme.yaml", parse(document), "f1");
    assertNull(JsonPointer.ofReference("#/components/schemas/null").in(input));
    assertFalse(JsonTreeWriter.write(input).contains("\"$ref\": null"));
    return input;
  }

  private Map<String, Object> parse(String text) {
    try {
      return read(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Map<String, Object> read(String text) throws IOException {
    return DocumentReader.read(Files.writeString(folder.resolve("d.yaml"), text), "d.yaml");
  }

  private static Object at(Map<String, Object> document, String pointer) {
    return JsonPointer.ofReference("#" + pointer).in(document);
  }

  private static Map<String, Object> reference(String type) {
    return Map.of("$ref", "#/components/schemas/" + type);
  }
}
