package dev.keyfob.generator.annotate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.generator.testing.Scratch;
import dev.keyfob.generator.tree.SpecException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An overlay says how an API lists page by page. */
class PagedListsTest {

  private static final String PAGING = "{size: 'page[size]', number: 'page[number]', items: data}";

  private static final String THINGS = "/paths/~1things/get/x-paging";

  private static final String DOCUMENT =
      """
      paths:
        /things:
          get:
            operationId: listThings
            parameters:
              - $ref: '#/components/parameters/size'
              - {name: 'page[number]', in: query, schema: {type: integer}}
            responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/things'}}}}}
          post:
            operationId: makeThing
            responses: {'204': {description: made}}
        /others:
          get:
            operationId: listOthers
            responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/things'}}}}}
      components:
        parameters:
          size: {name: 'page[size]', in: query, schema: {type: integer}}
        schemas:
          things: {allOf: [{type: object, properties: {data: {type: array, items: {type: string}}, meta: {type: object}}}]}
      """;

  @TempDir Path folder;

  private Scratch with(String target, String paging) {
    return new Scratch(folder)
        .upstream(DOCUMENT)
        .overlay("- target: %s\n  update: {x-paging: %s}\n".formatted(target, paging));
  }

  @Test
  void generalPagingHoldsForOperationsThatHaveTheParameters() {
    Scratch scratch = with("$", PAGING);
    assertEquals(
        Map.of("size", "page[size]", "number", "page[number]", "items", "data"),
        scratch.effective(THINGS));
    assertNull(scratch.effective("/paths/~1others/get/x-paging"));
    assertNull(scratch.effective("/x-paging"));
  }

  @Test
  void falseExcludesAnOperation() {
    Scratch scratch =
        new Scratch(folder)
            .upstream(DOCUMENT.replace("/others", "/all").replace("listOthers", "listAll"))
            .overlay(
                """
                - target: $.paths['/things'].get
                  update: {x-paging: false}
                """);
    assertNull(scratch.effective(THINGS));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "$.paths['/things'].get|{size: limit, number: 'page[number]', items: data}|"
            + "names the query parameter 'limit' as size, which the operation does not have",
        "$.paths['/things'].get|{size: 'page[size]', number: page, items: data}|"
            + "names the query parameter 'page' as number, which the operation does not have",
        "$.paths['/things'].get|{size: 'page[size]', number: 'page[number]', items: meta}|"
            + "names the property 'meta' as items, and no successful JSON response has a list",
        "$.paths['/things'].post|{size: 'page[size]', number: 'page[number]', items: data}|"
            + "is on an operation that is not safe",
        "$.paths['/things'].get|{size: 'page[size]', items: data}|is invalid; it needs",
        "$.paths['/things'].get|{size: 'page[size]', number: 2, items: data}|is invalid; it needs",
        "$|{size: limit, number: page, items: data}|fits no operation"
      })
  void rejectsPagingThatDoesNotFit(String target, String paging, String message) {
    SpecException thrown =
        assertThrows(SpecException.class, () -> with(target, paging).effective());
    assertTrue(thrown.getMessage().contains(message), thrown.getMessage());
    assertTrue(thrown.getMessage().contains("acme/overlay.yaml"), thrown.getMessage());
  }

  @Test
  void pagingOfUpstreamDocumentsIsIgnored() {
    assertNull(
        new Scratch(folder).upstream("x-paging: " + PAGING + "\n" + DOCUMENT).effective(THINGS));
  }
}
