package dev.keyfob.generator.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.keyfob.generator.testing.BuildLog;
import dev.keyfob.generator.testing.Scratch;
import dev.keyfob.generator.tree.SpecException;
import dev.keyfob.generator.tree.Tree;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergeTest {

  private static final String SHARED =
      """
      components:
        schemas:
          Thing: {type: object, properties: {name: {type: string}, size: {type: integer}}}
      """;

  @TempDir Path folder;

  private Scratch scratch;
  private BuildLog log;

  @BeforeEach
  void makeScratch() {
    scratch = new Scratch(folder);
    log = BuildLog.open();
  }

  @AfterEach
  void closeLog() {
    log.close();
  }

  @Test
  void mergesFilesThatAgree() {
    scratch.upstream("a.yaml", "tags: [{name: A}, {name: B}]\n" + operation("/a", "get") + SHARED);
    scratch.write(
        "acme/upstream/b.json",
        """
        {"openapi": "3.0.1", "info": {}, "tags": [{"name": "B"}, {"name": "C"}],
         "paths": {"/a": {"post": {"operationId": "post-a", "responses": {}}}, "/b": {"get": {"operationId": "get-b"}}},
         "components": {"schemas": {"Thing":
           {"properties": {"size": {"type": "integer"}, "name": {"type": "string"}}, "type": "object"}}}}
        """);
    Map<String, Object> document = scratch.effective().document();
    assertEquals(List.of("/a", "/b"), List.copyOf(Tree.object(document.get("paths")).keySet()));
    assertEquals(
        List.of("get", "post"), List.copyOf(Tree.object(scratch.effective("/paths/~1a")).keySet()));
    assertEquals(
        List.of(Map.of("name", "A"), Map.of("name", "B"), Map.of("name", "C")),
        document.get("tags"));
    assertEquals("Acme", scratch.effective("/info/title"));
  }

  @Test
  void listsEveryDifference() {
    scratch.upstream("a.yaml", operation("/a", "get") + SHARED);
    scratch.upstream(
        "b.yaml",
        operation("/a", "get").replace("fine", "other")
            + SHARED
                .replace("size: {type: integer}", "size: {type: string}, more: {}")
                .replace("type: object", "type: object, enum: [1, 2]"));
    scratch.upstream("c.yaml", SHARED.replace("name: {type: string}", "name: {}"));
    assertEquals(
        """
        acme/upstream: two files define the same part differently; remove or correct one of them
          #/paths/~1a/get/responses/200/description in acme/upstream/a.yaml and acme/upstream/b.yaml
          #/components/schemas/Thing/properties/size/type in acme/upstream/a.yaml and acme/upstream/b.yaml
          #/components/schemas/Thing/properties/more in acme/upstream/a.yaml and acme/upstream/b.yaml
          #/components/schemas/Thing/enum in acme/upstream/a.yaml and acme/upstream/b.yaml
          #/components/schemas/Thing/properties/name/type in acme/upstream/a.yaml and acme/upstream/c.yaml""",
        assertThrows(SpecException.class, scratch::effective).getMessage());
  }

  @Test
  void comparesArraysItemByItem() {
    scratch.upstream(
        "a.yaml",
        Scratch.ONE_OPERATION
            + "components: {schemas: {A: {enum: [a, b, c]}, B: {enum: "
            + "[a]}}}\n");
    scratch.upstream(
        "b.yaml", "components: {schemas: {A: {enum: [a, x, c]}, B: {enum: [a, b]}}}\n");
    assertEquals(
        """
        acme/upstream: two files define the same part differently; remove or correct one of them
          #/components/schemas/A/enum/1 in acme/upstream/a.yaml and acme/upstream/b.yaml
          #/components/schemas/B/enum in acme/upstream/a.yaml and acme/upstream/b.yaml""",
        assertThrows(SpecException.class, scratch::effective).getMessage());
  }

  @Test
  void copiesParametersOfPathToOperations() {
    scratch.upstream(
        "a.yaml",
        """
        paths:
          '/a/{id}':
            parameters:
            - {name: id, in: path, required: true, schema: {type: string}}
            - {name: page, in: query, schema: {type: string}}
            get:
              operationId: get-a
              parameters: [{name: page, in: query, schema: {type: integer}}]
              responses: {}
        """);
    scratch.upstream(
        "b.yaml",
        """
        paths:
          '/a/{id}':
            parameters: [{$ref: '#/components/parameters/Id'}]
            delete: {operationId: delete-a, responses: {}}
        components: {parameters: {Id: {name: id, in: path, required: true, schema: {type: string, maxLength: 9}}}}
        """);
    assertEquals(
        List.of("id", "page"),
        Tree.array(scratch.effective("/paths/~1a~1{id}/get/parameters")).stream()
            .map(parameter -> Tree.object(parameter).get("name"))
            .toList());
    assertEquals("integer", scratch.effective("/paths/~1a~1{id}/get/parameters/1/schema/type"));
    assertEquals(
        "#/components/parameters/Id",
        scratch.effective("/paths/~1a~1{id}/delete/parameters/0/$ref"));
    assertNull(scratch.effective("/paths/~1a~1{id}/parameters"));
  }

  @Test
  void copiesSecurityOfFileToOperations() {
    scratch.upstream("a.yaml", "security: [{Key: []}]\n" + operation("/a", "get"));
    scratch.upstream("b.yaml", "security: [{Other: []}]\n" + operation("/b", "get"));
    scratch.upstream("c.yaml", operation("/c", "get"));
    assertEquals(List.of(Map.of("Key", List.of())), scratch.effective("/security"));
    assertNull(scratch.effective("/paths/~1a/get/security"));
    assertEquals(List.of(Map.of("Other", List.of())), scratch.effective("/paths/~1b/get/security"));
    assertEquals(List.of(), scratch.effective("/paths/~1c/get/security"));
  }

  @Test
  void resolvesPathItemReference() {
    scratch.upstream(
        """
        paths:
          /a: {$ref: '#/components/pathItems/A'}
        components:
          pathItems: {A: {get: {operationId: get-a, responses: {}}}}
        """);
    assertEquals("get-a", scratch.effective("/paths/~1a/get/operationId"));
  }

  @Test
  void rejectsPathItemInAnotherFile() {
    scratch.upstream("paths: {/a: {$ref: 'other.yaml#/A'}}\n");
    assertEquals(
        "acme/upstream/page.yaml #/paths/~1a/$ref: refers to no path item in this file: other.yaml#/A",
        assertThrows(SpecException.class, scratch::effective).getMessage());
  }

  @Test
  void supplementAddsMissingOperations() {
    scratch.upstream("tags: [{name: A}]\n" + operation("/a", "get") + SHARED);
    scratch.supplement(
        "tags: [{name: A}, {name: B}]\n"
            + operation("/a", "post")
            + """
        components:
          schemas:
            More: {type: string}
            Uses: {type: object, properties: {thing: {$ref: '#/components/schemas/Thing'}}}
            Thing: {type: object}
        """);
    Map<String, Object> document = scratch.effective().document();
    assertEquals(
        List.of("get", "post"), List.copyOf(Tree.object(scratch.effective("/paths/~1a")).keySet()));
    assertEquals(
        List.of("Thing", "More", "Uses"),
        List.copyOf(Tree.object(scratch.effective("/components/schemas")).keySet()));
    assertEquals("string", scratch.effective("/components/schemas/Thing/properties/name/type"));
    assertEquals(List.of(Map.of("name", "A"), Map.of("name", "B")), document.get("tags"));
  }

  @Test
  void upstreamWinsOverSupplement() {
    scratch.upstream(operation("/a/{a_id}", "get") + SHARED);
    scratch.supplement(operation("/a/{id}", "get").replace("fine", "ours") + SHARED);
    assertEquals("fine", scratch.effective("/paths/~1a~1{a_id}/get/responses/200/description"));
    assertEquals(
        List.of("acme/supplement/more.yaml: superseded by upstream: #/paths/~1a~1{id}/get"),
        log.remarks());
    assertNull(scratch.effective("/paths/~1a~1{id}"));
  }

  @Test
  void leavesOutComponentsOfSupersededOperations() {
    scratch.upstream(operation("/a", "get"));
    scratch.supplement(
        """
        paths:
          /a: {get: {responses: {'200': {$ref: '#/components/responses/Old'}}}}
          /b: {get: {responses: {'200': {$ref: '#/components/responses/New'}}}}
        components:
          responses:
            Old: {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Old'}}}}
            New: {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Shared'}}}}
          schemas:
            Old: {type: object, properties: {password: {$ref: '#/components/schemas/Shared'}}}
            Shared: {type: string}
            Unused: {type: string}
        """);
    assertEquals(
        List.of("New"),
        List.copyOf(Tree.object(scratch.effective("/components/responses")).keySet()));
    assertEquals(
        List.of("Shared", "Unused"),
        List.copyOf(Tree.object(scratch.effective("/components/schemas")).keySet()));
    assertFalse(scratch.effective().secrets().toString().contains("password"));
  }

  @Test
  void supplementAloneIsEnough() {
    scratch.supplement(operation("/a", "get"));
    assertEquals("get-/a", scratch.effective("/paths/~1a/get/operationId"));
  }

  private static String operation(String path, String method) {
    return """
        paths:
          '%s': {%s: {operationId: %s-%s, responses: {'200': {description: fine}}}}
        """
        .formatted(path, method, method, path.replaceAll("[{}]", ""));
  }
}
