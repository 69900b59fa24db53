package dev.keyfob.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.generator.annotate.SecretNames;
import dev.keyfob.generator.diff.DocumentDiff;
import dev.keyfob.generator.diff.NormalForm;
import dev.keyfob.generator.effective.EffectiveDocument;
import dev.keyfob.generator.effective.ProviderSpecs;
import dev.keyfob.generator.openapi.Operations;
import dev.keyfob.generator.pins.Pins;
import dev.keyfob.generator.schema.GeneratorInput;
import dev.keyfob.generator.tree.DocumentReader;
import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.JsonTreeWriter;
import dev.keyfob.generator.tree.SpecException;
import dev.keyfob.generator.tree.Tree;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes a small OpenAPI document as the bytes of an input say, runs the build steps up to the
 * generator's input, and checks invariants that hold for any document.
 */
final class MutatedDocument {

  private static final String SEED =
      """
      {"openapi": "3.0.3", "info": {"title": "t", "version": "1"},
       "servers": [{"url": "https://api.example/v1"}],
       "paths": {
        "/keys": {
         "get": {"operationId": "listKeys", "tags": ["Keys"], "responses": {"200": {"description": "d",
          "content": {"application/json": {"schema": {"type": "array", "items": {"$ref": "#/components/schemas/Key"}}}}}}},
         "post": {"operationId": "createKey", "tags": ["Keys"],
          "requestBody": {"content": {"application/json": {"schema": {"type": "object", "properties": {"name": {"type": "string"}}}}}},
          "responses": {"201": {"$ref": "#/components/responses/Made"}}}},
        "/keys/{id}": {
         "put": {"operationId": "rotateKey", "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}],
          "responses": {"200": {"$ref": "#/components/responses/Made"}}},
         "delete": {"operationId": "deleteKey", "responses": {"204": {"description": "d"}}}}},
       "components": {
        "responses": {"Made": {"description": "d", "content": {"application/json": {"schema": {"oneOf": [{"$ref": "#/components/schemas/Key"}, {"$ref": "#/components/schemas/Login"}]}}}}},
        "schemas": {
         "Key": {"type": "object", "properties": {"id": {"type": "string"}, "token": {"type": "string"}, "parent": {"$ref": "#/components/schemas/Key"}}},
         "Login": {"allOf": [{"$ref": "#/components/schemas/Key"}, {"type": "object", "properties": {"password": {"type": "string"}, "kind": {"type": "string", "enum": ["a", "b"]}}}]}}}}
      """;

  private static final List<String> WORDS =
      List.of(
          "",
          "password",
          "token",
          "p\u0430ssword",
          "token\n#",
          "a b",
          "..",
          "/a:b",
          "//h/x",
          "/../a",
          "/http://h/x",
          "/a?b=c",
          "/%2e",
          "https://evil.example",
          "http://127.0.0.1",
          "date-time",
          "null",
          "string",
          "object",
          "boolean",
          "once",
          "false",
          "safe",
          "none",
          "x-secret",
          "x-effect",
          "x-credential",
          "x-type-name",
          "$ref",
          "properties",
          "items",
          "allOf",
          "oneOf",
          "anyOf",
          "enum",
          "format",
          "type",
          "nullable",
          "get",
          "delete",
          "post",
          "\u202e",
          "`",
          "<img>",
          "@all",
          "default",
          "additionalProperties",
          "application/json",
          "text/html\r\nX: y");

  private static final List<String> PATHS =
      List.of(
          "/http://127.0.0.1/x",
          "//evil.example/keys",
          "///evil.example",
          "/../keys",
          "/a/../../b",
          "/./a",
          "/a?b=c",
          "/a#b",
          "/a:b/c",
          "/%2e%2e/a",
          "/a/",
          "/keys/{id}/{id}",
          "/a\\b",
          "/{a.b}/{a_b}",
          "/keys/{id}/more",
          "/",
          "/projects/all",
          "/a/b:c");

  private static final List<Map<String, Object>> MARKS =
      List.of(
          Map.of("x-secret", false),
          Map.of("x-effect", "safe"),
          Map.of("x-effect", "idempotent"),
          Map.of("x-credential", "none"),
          Map.of("x-type-name", "Key"),
          Map.of("x-secret", "once"));

  private static final List<String> HIDING_PLACES =
      List.of(
          "x-models",
          "$defs",
          "definitions",
          "components/examples",
          "components/x-models",
          "components/parameters",
          "components/schemas/Key/properties",
          "components/schemas/Key/example",
          "components/schemas/Login/default",
          "info");

  private static final List<Map<String, Object>> SCHEMAS =
      List.of(
          Map.of("format", "date-time", "allOf", List.of(Map.of("type", "string"))),
          Map.of("type", "null", "oneOf", List.of(Map.of("type", "string"))),
          Map.of("type", "boolean", "anyOf", List.of(Map.of("type", "string"))),
          Map.of("type", "string", "format", "date", "nullable", true),
          Map.of("type", "array", "items", Map.of("type", "string")),
          Map.of("$ref", "#/components/schemas/Login/properties/kind"));

  /** The effective document of the seed, which is the same for each input. */
  private static Map<String, Object> unchanged;

  private final byte[] input;
  private int at;
  private final Map<String, Object> document;

  private MutatedDocument(byte[] input, Map<String, Object> seed) {
    this.input = input;
    this.document = Tree.copy(seed);
  }

  /**
   * Mutates the document, runs the build steps and checks the invariants.
   *
   * @param folder the folder for the document's files
   * @return whether the document was accepted
   */
  static boolean take(byte[] input, Path folder) throws IOException {
    Path upstream = Files.createDirectories(folder.resolve("acme/upstream"));
    Path page = upstream.resolve("page.json");
    Files.writeString(page, SEED);
    Map<String, Object> seed = DocumentReader.read(page, "seed");
    ProviderSpecs specs = new ProviderSpecs("acme", folder.resolve("acme"));
    if (unchanged == null) {
      unchanged = EffectiveDocument.of(specs).document();
    }
    MutatedDocument mutated = new MutatedDocument(input, seed);
    mutated.mutate();
    Files.writeString(page, JsonTreeWriter.write(mutated.document));
    Map<String, Object> now;
    Map<String, Object> generated;
    try {
      now = EffectiveDocument.of(specs).document();
      generated = GeneratorInput.of("acme.yaml", now, "");
    } catch (SpecException rejected) {
      assertTrue(
          rejected.getMessage().chars().allMatch(c -> (c >= ' ' && c <= '~') || c == '\n'),
          rejected.getMessage());
      assertTrue(rejected.getMessage().startsWith("acme"), rejected.getMessage());
      return false;
    }
    assertStaysAtItsOrigin(now);
    assertRepeatsNothingThatIssues(now);
    assertMasksSecrets(generated);
    assertReportsEveryDifference(unchanged, now);
    return true;
  }

  private int next(int bound) {
    int value = at < input.length ? input[at++] & 0xff : 0;
    return bound == 0 ? 0 : value % bound;
  }

  private void mutate() {
    int changes = 1 + next(4);
    for (int i = 0; i < changes; i++) {
      List<JsonPointer> places = new ArrayList<>();
      collect(JsonPointer.ROOT, document, places);
      JsonPointer place = places.get((next(256) << 8 | next(256)) % places.size());
      change(place, places);
    }
  }

  private static void collect(JsonPointer at, Object node, List<JsonPointer> places) {
    Tree.object(node)
        .forEach(
            (name, value) -> {
              places.add(at.child(name));
              collect(at.child(name), value, places);
            });
    List<Object> items = Tree.array(node);
    for (int i = 0; i < items.size(); i++) {
      places.add(at.child(i));
      collect(at.child(i), items.get(i), places);
    }
  }

  private void change(JsonPointer place, List<JsonPointer> places) {
    Object old = place.in(document);
    String word = WORDS.get(next(WORDS.size()));
    JsonPointer other = places.get((next(256) << 8 | next(256)) % places.size());
    switch (next(12)) {
      case 8 -> renamePath(next(256));
      case 9 -> mark(places, next(256));
      case 10 -> hide(next(256));
      case 11 -> describe(places, next(256));
      case 0 -> set(place, word);
      case 1 -> set(place, Tree.copy(other.in(document)));
      case 2 -> set(place, new LinkedHashMap<>(Map.of("$ref", other.reference())));
      case 3 -> set(place, new LinkedHashMap<>(Map.of(word, list(old))));
      case 4 -> rename(place, word);
      case 5 -> remove(place);
      case 6 -> add(place, word, Tree.copy(other.in(document)));
      default -> add(place, word, WORDS.get(next(WORDS.size())));
    }
  }

  private void renamePath(int choice) {
    Map<String, Object> paths = Tree.object(document.get("paths"));
    if (!paths.isEmpty()) {
      String path = List.copyOf(paths.keySet()).get(choice % paths.size());
      Object item = paths.remove(path);
      paths.put(PATHS.get(next(PATHS.size())), item);
    }
  }

  /** Adds one of Keyfob's own extensions to an object. */
  private void mark(List<JsonPointer> places, int choice) {
    List<JsonPointer> objects =
        places.stream().filter(place -> place.in(document) instanceof Map).toList();
    Map<String, Object> marks = MARKS.get(choice % MARKS.size());
    if (!objects.isEmpty()) {
      Tree.object(objects.get((next(256) << 8 | next(256)) % objects.size()).in(document))
          .putAll(marks);
    }
  }

  /**
   * Moves a schema to a place where tools may not look for schemas, and updates the references to
   * it.
   */
  private void hide(int choice) {
    Map<String, Object> schemas =
        Tree.object(Tree.object(document.get("components")).get("schemas"));
    if (schemas.isEmpty()) {
      return;
    }
    String name = List.copyOf(schemas.keySet()).get(choice % schemas.size());
    String[] place = HIDING_PLACES.get(next(HIDING_PLACES.size())).split("/");
    Object at = document;
    for (String token : place) {
      at =
          at instanceof Map
              ? Tree.object(at).computeIfAbsent(token, any -> new LinkedHashMap<>())
              : at;
    }
    if (at instanceof Map) {
      Tree.object(at).put("T", Tree.copy(schemas.get(name)));
      repoint(document, "#/components/schemas/" + name, "#/" + String.join("/", place) + "/T");
    }
  }

  private static void repoint(Object node, String from, String to) {
    if (node instanceof Map) {
      Tree.object(node).replaceAll((key, value) -> from.equals(value) ? to : value);
      Tree.object(node).values().forEach(value -> repoint(value, from, to));
    } else {
      Tree.array(node).forEach(item -> repoint(item, from, to));
    }
  }

  /** Replaces the schema of a secret by a contradictory one. */
  private void describe(List<JsonPointer> places, int choice) {
    List<JsonPointer> secrets =
        places.stream()
            .filter(place -> place.token().equals("token") || place.token().equals("password"))
            .filter(place -> place.in(document) instanceof Map)
            .toList();
    if (!secrets.isEmpty()) {
      Map<String, Object> schema = Tree.object(secrets.get(choice % secrets.size()).in(document));
      schema.remove("type");
      schema.putAll(Tree.copy(SCHEMAS.get(next(SCHEMAS.size()))));
    }
  }

  private static List<Object> list(Object item) {
    List<Object> list = new ArrayList<>();
    list.add(item);
    return list;
  }

  private void set(JsonPointer place, Object value) {
    Object parent = place.parent().in(document);
    if (Tree.isObject(parent)) {
      Tree.object(parent).put(place.token(), value);
    } else {
      Tree.array(parent).set(Integer.parseInt(place.token()), value);
    }
  }

  private void remove(JsonPointer place) {
    Object parent = place.parent().in(document);
    if (Tree.isObject(parent)) {
      Tree.object(parent).remove(place.token());
    } else {
      Tree.array(parent).remove(Integer.parseInt(place.token()));
    }
  }

  private void rename(JsonPointer place, String name) {
    Object value = place.in(document);
    Object parent = place.parent().in(document);
    if (Tree.isObject(parent)) {
      Tree.object(parent).remove(place.token());
      Tree.object(parent).put(name, value);
    }
  }

  private void add(JsonPointer place, String name, Object value) {
    Object node = place.in(document);
    if (node instanceof Map) {
      Tree.object(node).put(name, value);
    } else if (node instanceof List) {
      Tree.array(node).add(value);
    }
  }

  private static void assertStaysAtItsOrigin(Map<String, Object> document) {
    URI base = URI.create("https://base.example/v1/");
    for (Operations.Found operation : Operations.in(document)) {
      String relative = operation.path().substring(1).replaceAll("\\{[^}]*}", "x");
      URI sent = base.resolve(relative.isEmpty() ? "." : relative).normalize();
      assertEquals(base.getAuthority(), sent.getAuthority(), operation.path());
      assertTrue(sent.getPath().startsWith("/v1/"), operation.path());
      assertEquals(null, sent.getQuery(), operation.path());
      assertEquals(null, sent.getFragment(), operation.path());
    }
  }

  private static void assertRepeatsNothingThatIssues(Map<String, Object> document) {
    for (Operations.Found operation : Operations.in(document)) {
      Object effect = operation.node().get("x-effect");
      switch (operation.method()) {
        case "post", "patch" -> assertEquals("non-idempotent", effect, operation::path);
        case "put", "delete" -> assertFalse("safe".equals(effect), operation::path);
        default -> assertEquals("safe", effect, operation::path);
      }
    }
  }

  private static void assertMasksSecrets(Map<String, Object> generated) {
    Tree.object(Tree.object(generated.get("components")).get("schemas"))
        .forEach(
            (type, schema) ->
                Tree.object(Tree.object(schema).get("properties"))
                    .forEach(
                        (name, property) -> {
                          Map<String, Object> shape = Tree.object(property);
                          boolean text =
                              "string".equals(shape.get("type")) && !shape.containsKey("format");
                          assertTrue(
                              !text || !SecretNames.isSecret(name) || shape.get("x-secret") != null,
                              () -> type + "." + name + " is shown");
                        }));
  }

  private static void assertReportsEveryDifference(
      Map<String, Object> before, Map<String, Object> now) {
    Map<String, Object> was = NormalForm.of(before);
    Map<String, Object> is = NormalForm.of(now);
    DocumentDiff diff = DocumentDiff.of("acme", Optional.of(was), is, "1.0.0");
    boolean told =
        !diff.changes().isEmpty()
            || !diff.descriptions().isEmpty()
            || !Pins.of(is).differencesFrom(Pins.of(was)).isEmpty();
    assertEquals(was.equals(is), !told, "the report and the documents disagree");
  }
}
