package dev.keyfob.generation;

import static dev.keyfob.generation.GeneratedFrom.component;
import static dev.keyfob.generation.GeneratedFrom.type;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.json.OpenEnum;
import dev.keyfob.operation.Credential;
import dev.keyfob.operation.Effect;
import dev.keyfob.operation.Operation;
import dev.keyfob.secret.Secret;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks the generated code for each feature that a document may use. */
class GeneratorFeatureTest {

  @TempDir Path folder;

  private GeneratedFrom generate(String document) {
    return GeneratedFrom.document(folder, document);
  }

  @Test
  void inlineSchemasAreNamedByWhereTheyStand() {
    GeneratedFrom generated =
        generate(
            """
            paths:
              /things:
                post:
                  operationId: make-thing
                  tags: [Things]
                  requestBody:
                    content:
                      application/json:
                        schema: {type: object, properties: {data: {type: object, properties: {kind: {type: string, enum: [a, b]}}}}}
                  responses:
                    '201':
                      description: made
                      content:
                        application/json:
                          schema: {type: object, properties: {items: {type: array, items: {type: object, properties: {id: {type: string}}}}}}
            """);
    generated.model("MakeThingRequest");
    generated.model("MakeThingRequestData");
    generated.model("MakeThingRequestDataKind");
    generated.roundTrips(
        "MakeThingResponse", "{\"items\":[{\"id\":\"1\"},null,{\"id\":null,\"more\":[]}]}");
    assertEquals("Call<MakeThingResponse>", simple(generated.method("ThingsApi", "makeThing")));
  }

  @Test
  void listsAndMapsOfSecretsAreMasked() {
    GeneratedFrom generated =
        generate(
            """
            components:
              schemas:
                Vault:
                  type: object
                  properties:
                    tokens: {type: array, items: {type: string}}
                    passwords: {type: object, additionalProperties: {type: string}}
                    members: {type: array, items: {type: object, properties: {password: {type: string}, name: {type: string}}}}
            """);
    Object vault =
        generated.roundTrips(
            "Vault",
            "{\"tokens\":[\"CANARY-1\"],\"passwords\":{\"a\":\"CANARY-2\"},\"members\":[{\"password\":\"CANARY-3\",\"name\":\"n\"}]}");
    assertFalse(vault.toString().contains("CANARY"));
    assertEquals("Secret<List<String>>", type(generated.model("Vault"), "tokens"));
    assertEquals(List.of("CANARY-1"), ((Secret<?>) component(vault, "tokens")).reveal());
    assertEquals(Map.of("a", "CANARY-2"), ((Secret<?>) component(vault, "passwords")).reveal());
  }

  @Test
  void oneOfObjectsHoldsWhicheverBranchCame() {
    GeneratedFrom generated =
        generate(
            """
            components:
              schemas:
                Holder: {type: object, properties: {value: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}, any: {oneOf: [{type: string}, {type: integer}, {type: object, properties: {a: {type: string}}}]}}}
                Cat: {type: object, properties: {name: {type: string}, lives: {type: integer}}}
                Dog: {type: object, properties: {name: {type: string}, secret: {type: string}}}
            """);
    Object dog =
        generated.roundTrips(
            "Holder", "{\"value\":{\"name\":\"d\",\"secret\":\"CANARY-1\"},\"any\":{\"a\":\"b\"}}");
    assertFalse(dog.toString().contains("CANARY"));
    generated.roundTrips("Holder", "{\"value\":{\"name\":\"c\",\"lives\":9},\"any\":7}");
    generated.roundTrips("Holder", "{\"value\":\"neither\",\"any\":\"text\"}");
  }

  @Test
  void allOfIsOneRecord() {
    GeneratedFrom generated =
        generate(
            """
            components:
              schemas:
                Base: {type: object, properties: {id: {type: string}}}
                Thing: {allOf: [{$ref: '#/components/schemas/Base'}, {type: object, properties: {size: {type: integer, format: int32}}}]}
            """);
    Object thing = generated.roundTrips("Thing", "{\"id\":\"1\",\"size\":2}");
    assertEquals("1", component(thing, "id"));
    assertEquals(2, component(thing, "size"));
  }

  @Test
  void nullAndAbsentStayApart() {
    GeneratedFrom generated =
        generate(
            """
            components:
              schemas:
                Thing: {type: object, properties: {a: {type: string, nullable: true}, b: {type: string}}}
            """);
    assertNotEquals(
        generated.roundTrips("Thing", "{\"a\":null}"), generated.roundTrips("Thing", "{}"));
    generated.roundTrips("Thing", "{\"b\":null}");
  }

  @Test
  void additionalPropertiesAreAMapOrUnknownFields() {
    GeneratedFrom generated =
        generate(
            """
            components:
              schemas:
                Thing:
                  type: object
                  properties:
                    labels: {type: object, additionalProperties: {type: string}}
                    counts: {type: object, additionalProperties: {type: object, properties: {n: {type: integer}}}}
                    both: {type: object, properties: {id: {type: string}}, additionalProperties: {type: integer}}
                    free: {type: object, additionalProperties: true}
            """);
    assertEquals("Map<String, String>", type(generated.model("Thing"), "labels"));
    assertEquals("Map<String, ThingCountsValue>", type(generated.model("Thing"), "counts"));
    Object thing =
        generated.roundTrips(
            "Thing",
            "{\"labels\":{\"a\":\"b\"},\"counts\":{\"x\":{\"n\":1}},\"both\":{\"id\":\"1\",\"more\":2},\"free\":{\"x\":\"CANARY-1\"}}");
    assertFalse(thing.toString().contains("CANARY"));
  }

  @Test
  void wordsThatJavaKeepsForItselfAreLegalNames() {
    GeneratedFrom generated =
        generate(
            """
            paths:
              /class:
                get: {operationId: class, tags: [class], parameters: [{name: default, in: query, schema: {type: string}}], responses: {'204': {description: none}}}
            components:
              schemas:
                class: {type: object, properties: {class: {type: string}, hashCode: {type: string}, getClass: {type: string}, builder: {type: string}, unknownFields: {type: string}, '2fa': {type: string}, 'a b': {type: string}, '$': {type: string}}}
                String: {type: object, properties: {a: {type: string}}}
                List: {type: object, properties: {a: {type: array, items: {$ref: '#/components/schemas/String'}}}}
                Secret: {type: object, properties: {a: {$ref: '#/components/schemas/List'}}}
                Operation: {type: object, properties: {a: {type: string}}}
                Call: {type: object, properties: {a: {type: string}}}
                Adapters: {type: object, properties: {a: {type: string}}}
                Builder: {type: object, properties: {a: {$ref: '#/components/schemas/Secret'}}}
            """);
    generated.roundTrips(
        "ClassModel",
        "{\"class\":\"a\",\"hashCode\":\"b\",\"getClass\":\"c\",\"builder\":\"d\",\"unknownFields\":\"e\",\"2fa\":\"f\",\"a b\":\"g\",\"$\":\"h\",\"x\":1}");
    generated.method("ClassApi", "class_");
  }

  @Test
  void dotsInNamesDoNotDoubleThem() {
    GeneratedFrom generated =
        generate(
            """
            components:
              schemas:
                sessions.SessionResponse: {type: object, properties: {type: {$ref: '#/components/schemas/connection.Type'}}}
                connection.Type: {type: string, enum: [vless]}
            """);
    Object session = generated.roundTrips("SessionResponse", "{\"type\":\"vless\"}");
    assertEquals("vless", ((OpenEnum) component(session, "type")).value());
    generated.model("ConnectionType");
  }

  @Test
  void namesThatDifferOnlyInCaseAreTwoTypes() {
    GeneratedFrom generated =
        generate(
            """
            components:
              schemas:
                thing: {type: object, properties: {a: {type: string}, A: {type: string}, a_b: {type: string}, aB: {type: string}}}
                Thing: {type: object, properties: {b: {type: string}}}
                THING: {type: object, properties: {c: {type: string}}}
            """);
    long types =
        List.of("Thing", "Thing2", "Thing3").stream().map(generated::model).distinct().count();
    assertEquals(3, types);
    Object thing = null;
    for (String name : List.of("Thing", "Thing2", "Thing3")) {
      Object value =
          generated.roundTrips(
              name, "{\"a\":\"1\",\"A\":\"2\",\"a_b\":\"3\",\"aB\":\"4\",\"b\":\"5\"}");
      thing = value.toString().contains("a=1") ? value : thing;
    }
    assertTrue(thing != null && thing.toString().contains("2"));
  }

  @Test
  void missingTypeIsDerivedFromOtherKeywords() {
    GeneratedFrom generated =
        generate(
            """
            components:
              schemas:
                Thing: {properties: {a: {properties: {b: {type: string}}}, c: {items: {type: string}}, d: {enum: [x, y]}, e: {description: anything}}}
            """);
    Object thing =
        generated.roundTrips(
            "Thing", "{\"a\":{\"b\":\"1\"},\"c\":[\"2\"],\"d\":\"x\",\"e\":{\"f\":\"CANARY-1\"}}");
    assertEquals("1", component(component(thing, "a"), "b"));
    assertFalse(thing.toString().contains("CANARY"));
  }

  @Test
  void duplicatedMediaTypesAreOneType() throws IOException {
    GeneratedFrom generated =
        generate(
            """
            paths:
              /things:
                post:
                  operationId: make
                  tags: [Things]
                  requestBody:
                    content:
                      application/json: {schema: {type: object, properties: {kind: {type: string, enum: [a]}}}}
                      application/vnd.api+json: {schema: {type: object, properties: {kind: {type: string, enum: [a]}}}}
                  responses: {'200': {description: ok, content: {application/vnd.api+json: {schema: {type: object, properties: {id: {type: string}}}}}}}
            """);
    assertEquals(
        2,
        generated.sources().keySet().stream().filter(name -> name.contains("MakeRequest")).count());
  }

  @Test
  void recursiveSchemasLoadAndRoundTrip() {
    GeneratedFrom generated =
        generate(
            """
            components:
              schemas:
                Node: {type: object, properties: {next: {$ref: '#/components/schemas/Node'}, others: {type: array, items: {$ref: '#/components/schemas/Other'}}, tree: {$ref: '#/components/schemas/Tree'}}}
                Other: {type: object, properties: {node: {$ref: '#/components/schemas/Node'}, password: {type: string}}}
                Tree: {type: array, items: {$ref: '#/components/schemas/Tree'}}
            """);
    Object node =
        generated.roundTrips(
            "Node",
            "{\"next\":{\"others\":[{\"node\":{\"next\":null},\"password\":\"CANARY-1\"}]},\"tree\":[[],[[]]]}");
    assertFalse(node.toString().contains("CANARY"));
  }

  @Test
  void operationsWithoutOperationIdAreNamedByMethodAndPath() {
    GeneratedFrom generated =
        generate(
            """
            paths:
              /sessions/{id}/status:
                get: {tags: [Sessions], parameters: [{name: id, in: path, required: true, schema: {type: string}}], responses: {'200': {description: ok, content: {application/json: {schema: {type: object, properties: {a: {type: string}}}}}}}}
            """);
    generated.method("SessionsApi", "getSessionsByIdStatus");
    generated.model("GetSessionsByIdStatusResponse");
  }

  @Test
  void enumValuesThatAreNoIdentifiersHaveConstants() throws ReflectiveOperationException {
    GeneratedFrom generated =
        generate(
            """
            components:
              schemas:
                Mode: {type: string, enum: [rw, 'read only', 'read-only', '', '+', '1.5', null, class, 'a"b\\c']}
            """);
    Class<?> mode = generated.model("Mode");
    assertEquals(8, ((List<?>) mode.getMethod("values").invoke(null)).size());
    for (String constant :
        List.of("RW", "READ_ONLY", "READ_ONLY_2", "EMPTY", "U002B", "_1_5", "CLASS", "A_B_C")) {
      OpenEnum value = (OpenEnum) mode.getField(constant).get(null);
      assertEquals(value, mode.getMethod("of", String.class).invoke(null, value.value()));
      assertTrue(value.isKnown());
    }
  }

  @Test
  void undescribedObjectsKeepTheirFields() {
    GeneratedFrom generated =
        generate(
            """
            components:
              schemas:
                Thing: {type: object, properties: {configuration: {type: object, properties: {}}, meta: {type: object}}}
            """);
    Object thing =
        generated.roundTrips("Thing", "{\"configuration\":{\"id\":\"CANARY-1\"},\"meta\":{}}");
    assertEquals("Secret<JsonObject>", type(generated.model("Thing"), "configuration"));
    assertFalse(thing.toString().contains("CANARY"));
  }

  @Test
  void responsesWithoutABodyAndWithAnUndescribedOne() {
    GeneratedFrom generated =
        generate(
            """
            paths:
              /things/{id}:
                parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                delete: {operationId: remove, tags: [Things], responses: {'204': {description: gone}}}
                put: {operationId: put, tags: [Things], responses: {'200': {description: ok, content: {application/json: {example: {meta: {}}}}}}}
                get: {operationId: watch, tags: [Things], responses: {'200': {description: ok, content: {text/event-stream: {schema: {type: string}}}}}}
            """);
    assertEquals("Call<Void>", simple(generated.method("ThingsApi", "remove")));
    assertEquals("Call<Secret<JsonElement>>", simple(generated.method("ThingsApi", "put")));
    assertEquals("Call<ResponseBody>", simple(generated.method("ThingsApi", "watch")));
  }

  @Test
  void formsFilesAndTextsAreSentAndReceivedUnchanged() {
    GeneratedFrom generated =
        generate(
            """
            paths:
              /things:
                post:
                  operationId: form
                  tags: [null, Things]
                  requestBody: {content: {application/x-www-form-urlencoded: {schema: {type: object, properties: {a: {type: string}}}}}}
                  responses: {'204': {description: fine}}
                put:
                  operationId: upload
                  tags: [Things]
                  requestBody: {content: {multipart/form-data: {schema: {type: object, properties: {file: {type: string, format: binary}}}}}}
                  responses: {'200': {description: fine, content: {application/octet-stream: {schema: {type: object, properties: {a: {type: string}}}}}}}
            """);
    assertEquals(
        "RequestBody",
        generated.method("ThingsApi", "form").getParameterTypes()[0].getSimpleName());
    assertEquals(
        "RequestBody",
        generated.method("ThingsApi", "upload").getParameterTypes()[0].getSimpleName());
    assertEquals("Call<ResponseBody>", simple(generated.method("ThingsApi", "upload")));
  }

  @Test
  void schemasTooLargeForAJavaClassBecomeMaskedJsonOrText() {
    String properties =
        IntStream.range(0, 300)
            .mapToObj(i -> "p" + i + ": {type: string}")
            .collect(Collectors.joining(", "));
    String values =
        IntStream.range(0, 1200).mapToObj(i -> "v" + i).collect(Collectors.joining(", "));
    GeneratedFrom generated =
        generate(
            """
            components:
              schemas:
                Thing: {type: object, properties: {wide: {type: object, properties: {%s}}, many: {type: string, enum: [%s]}}}
            """
                .formatted(properties, values));
    Object thing =
        generated.roundTrips(
            "Thing", "{\"wide\":{\"p0\":\"CANARY-1\",\"p299\":null},\"many\":\"v7\"}");
    assertEquals("Secret<JsonObject>", type(generated.model("Thing"), "wide"));
    assertFalse(thing.toString().contains("CANARY"));
  }

  @Test
  void namesThatNoFileSystemTakesAreCutAndStayDifferent() {
    String name = "long".repeat(80);
    GeneratedFrom generated =
        generate(
            """
            components:
              schemas:
                Thing: {type: object, properties: {%1$sA: {type: object, properties: {a: {type: string}}}, %1$sB: {type: object, properties: {a: {type: string}}}}}
                FeatureAdapters: {type: object, properties: {a: {type: string}}}
            """
                .formatted(name));
    generated.roundTrips(
        "Thing", "{\"%1$sA\":{\"a\":\"1\"},\"%1$sB\":{\"a\":\"2\"}}".formatted(name));
    generated.roundTrips("FeatureAdaptersModel", "{\"a\":\"1\"}");
  }

  @Test
  void schemasNamedLikeImportedTypesCompile() {
    GeneratedFrom generated =
        generate(
            """
            components:
              schemas:
                Type: {type: object, properties: {a: {type: string}}}
                GsonBuilder: {type: object, properties: {type: {$ref: '#/components/schemas/Type'}}}
                Streaming: {type: object, properties: {a: {type: string}}}
                Credential: {type: object, properties: {a: {type: string}}}
            """);
    generated.roundTrips("TypeModel", "{\"a\":\"1\"}");
    generated.roundTrips("GsonBuilderModel", "{\"type\":{\"a\":\"1\"}}");
  }

  @Test
  void namesThatMeanSomethingToJavaOrToOurTemplatesAreJustNames() {
    List<String> names =
        List.of(
            "class",
            "record",
            "yield",
            "this",
            "true",
            "_",
            "$",
            "1",
            "unknownFields",
            "unknown_fields",
            "builder",
            "toBuilder",
            "build",
            "toString",
            "hashCode",
            "equals",
            "getClass",
            "notify",
            "jsonReader",
            "jsonName",
            "jsonMismatch",
            "out",
            "value",
            "INSTANCE",
            "Adapter",
            "missing",
            "a b",
            "a_b",
            "aB",
            "AB",
            "日本",
            "ü");
    String properties =
        names.stream()
            .map(name -> "'" + name + "': {type: string}")
            .collect(Collectors.joining(", "));
    GeneratedFrom generated =
        generate(
            "components: {schemas: {Thing: {type: object, properties: {" + properties + "}}}}\n");
    generated.roundTrips(
        "Thing",
        names.stream()
            .map(name -> "\"" + name + "\":\"x\"")
            .collect(Collectors.joining(",", "{", "}")));
  }

  @ParameterizedTest
  @CsvSource({
    "get, SAFE",
    "delete, IDEMPOTENT",
    "put, IDEMPOTENT",
    "patch, NON_IDEMPOTENT",
    "post, NON_IDEMPOTENT"
  })
  void effectsFollowTheMethod(String method, Effect effect) {
    GeneratedFrom generated =
        generate(
            "paths: {/things: {"
                + method
                + ": {operationId: run, tags: [T], responses: {'204': {description: x}}}}}");
    assertEquals(effect, generated.method("TApi", "run").getAnnotation(Operation.class).effect());
  }

  @Test
  void operationIssuesCredentialIfResponseHasSecret() {
    GeneratedFrom generated =
        generate(
            """
            paths:
              /keys/{id}:
                put:
                  operationId: rotate
                  tags: [Keys]
                  parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                  responses: {'200': {description: ok, content: {application/json: {schema: {type: object, properties: {token: {type: string}}}}}}}
            """);
    assertEquals(
        Credential.ISSUES,
        generated.method("KeysApi", "rotate").getAnnotation(Operation.class).credential());
  }

  @Test
  void textThatWouldEndACommentOrALiteralDoesNot() {
    GeneratedFrom generated =
        generate(
            """
            paths:
              '/things/{odd.id}':
                get:
                  operationId: odd
                  tags: ['*/ odd "tag"']
                  summary: 'ends */ here, \\u002a/ too, <b>@deprecated {@link x'
                  parameters: [{name: odd.id, in: path, required: true, schema: {type: string}, description: '*/ {@code'}]
                  responses: {'204': {description: none}}
            components:
              schemas:
                Thing: {type: object, description: 'ends */ here \\u002a/', properties: {'quote"back\\slash': {type: string, description: '*/'}}}
            """);
    generated.roundTrips("Thing", "{\"quote\\\"back\\\\slash\":\"x\"}");
    generated.method("OddTagApi", "odd");
  }

  @Test
  void descriptionsThatSayNothingAreNoErrors() {
    GeneratedFrom generated =
        generate(
            """
            paths:
              /things:
                post:
                  operationId: 'make{thing'
                  tags: [Things]
                  description: ' '
                  parameters: [{name: 'filter{', in: query, schema: {type: string}, description: '.'}]
                  requestBody: {description: '.', content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
                  responses: {'204': {description: none}}
            components:
              schemas:
                Thing: {type: object, description: ' ', properties: {'a{b': {type: string}, c: {type: string, description: '.'}, kind: {$ref: '#/components/schemas/Kind'}}}
                Kind: {type: string, description: '', enum: ['{', '}', 'a}{b']}
            """);
    generated.roundTrips("Thing", "{\"a{b\":\"x\",\"c\":\"y\",\"kind\":\"{\"}");
  }

  @Test
  void enumMayHaveAValueOfItsOwnName() {
    GeneratedFrom generated =
        generate(
            """
            components:
              schemas:
                Store: {type: object, properties: {s3: {$ref: '#/components/schemas/s3'}}}
                s3: {type: string, enum: [s3, gcs]}
            """);
    generated.roundTrips("Store", "{\"s3\":\"s3\"}");
  }

  @Test
  void markOfOneBranchMasksASharedProperty() {
    GeneratedFrom generated =
        generate(
            """
            components:
              schemas:
                A: {type: object, properties: {link: {type: string, x-secret: once}, blank: }}
                B: {type: object, properties: {link: {type: string}, blank: {type: string}}}
                C: {type: object, properties: {link: {type: string}, blank: }}
                One: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/C'}]}
                All: {allOf: [{$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/C'}]}
            """);
    Object one = generated.roundTrips("One", "{\"link\":\"CANARY-1\"}");
    Object all = generated.roundTrips("All", "{\"link\":\"CANARY-1\"}");
    assertFalse((one + "" + all).contains("CANARY"));
    assertEquals("Secret<String>", type(generated.model("One"), "link"));
    assertEquals("Secret<String>", type(generated.model("All"), "link"));
  }

  @Test
  void typeNamedInTwoWaysIsOne() {
    GeneratedFrom generated =
        generate(
            """
            components:
              schemas:
                Server: {type: object, properties: {site: {$ref: '#/components/schemas/Site', x-type-name: Site}}}
                Site: {type: string, enum: [SAO]}
            """);
    assertEquals("Site", type(generated.model("Server"), "site"));
  }

  @Test
  void namesStayWhenUnrelatedPartsChange(@TempDir Path other) throws IOException {
    String thing =
        """
            Thing: {type: object, properties: {state: {type: string, enum: [a, b]}, inner: {type: object, properties: {id: {type: string}}}}}
        """;
    String twin =
        """
            Another: {type: object, properties: {state: {type: string, enum: [a, b]}, inner: {type: object, properties: {id: {type: string}}}}}
        """;
    Map<String, String> before = generate("components:\n  schemas:\n" + thing).sources();
    Map<String, String> after =
        GeneratedFrom.document(other, "components:\n  schemas:\n" + twin + thing).sources();
    for (String name :
        List.of("model/Thing.java", "model/ThingInner.java", "model/ThingState.java")) {
      assertEquals(before.get(name), after.get(name), name);
    }
  }

  @Test
  void everyTypeOfALargeDocumentHasAnAdapter() {
    String types =
        IntStream.range(0, 600)
            .mapToObj(i -> "    Type%d: {type: string, enum: [a]}%n".formatted(i))
            .collect(Collectors.joining());
    GeneratedFrom generated =
        generate(
            "components:\n  schemas:\n"
                + types
                + "    Thing: {type: object, properties: {kind: {$ref: '#/components/schemas/Type7'}}}\n");
    generated.roundTrips("Thing", "{\"kind\":\"a\"}");
    IntStream.range(0, 600)
        .forEach(i -> assertEquals("\"a\"", generated.writes(generated.read("Type" + i, "\"a\""))));
  }

  @Test
  void wholeBodyOfFormatPasswordIsASecretOfAnIssuingOperation() {
    GeneratedFrom generated =
        generate(
            """
            paths:
              /phrases:
                put:
                  operationId: renew
                  tags: [Phrases]
                  responses:
                    '200': {description: made, content: {application/json: {schema: {type: string, format: password}}}}
            """);
    Method renew = generated.method("PhrasesApi", "renew");
    assertEquals("Call<Secret<String>>", simple(renew));
    assertEquals(Credential.ISSUES, renew.getAnnotation(Operation.class).credential());
  }

  @Test
  void twoRunsGiveTheSameBytes(@TempDir Path other) throws IOException {
    String document =
        """
        components:
          schemas:
            B: {type: object, properties: {z: {type: string}, a: {type: object, properties: {password: {type: string}}}}}
            A: {type: object, properties: {b: {$ref: '#/components/schemas/B'}}}
        """;
    assertEquals(generate(document).sources(), GeneratedFrom.document(other, document).sources());
  }

  private static String simple(Method method) {
    return method.getGenericReturnType().getTypeName().replaceAll("[a-z][a-z0-9]*\\.", "");
  }
}
