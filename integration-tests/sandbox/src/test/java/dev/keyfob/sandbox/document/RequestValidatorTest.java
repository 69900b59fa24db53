package dev.keyfob.sandbox.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestValidatorTest {

  private static final String VALID = "{\"name\":\"ci\",\"size\":1}";
  private static final String DOCUMENT =
      """
      openapi: 3.0.1
      servers: [{url: 'https://api.example.test/v1'}]
      security: [{Key: []}]
      paths:
        /things/{id}:
          post:
            operationId: create
            parameters:
              - {in: path, name: id, required: true, schema: {type: string}}
              - {in: query, name: page, schema: {type: integer, minimum: 1}}
              - {in: query, name: tag, schema: {type: array, items: {type: string, enum: [a, b]}}}
            requestBody:
              required: true
              content:
                application/json: {schema: {$ref: '#/components/schemas/Thing'}}
            responses:
              '200': {content: {application/json: {schema: {type: object}}}}
          get:
            operationId: find
            parameters:
              - {in: path, name: id, required: true, schema: {type: string}}
              - {in: query, name: site, required: true, schema: {type: string}}
            responses: {'204': {description: none}}
      components:
        securitySchemes:
          Key: {type: apiKey, in: header, name: Authorization}
        schemas:
          Thing:
            allOf:
              - {type: object, required: [name, id], properties: {name: {type: string}, id: {type: string, readOnly: true}}}
              - type: object
                properties:
                  size: {type: integer, format: int32, minimum: 0, exclusiveMinimum: true}
                  note: {type: string, nullable: true, enum: [x]}
                  mail: {type: string, format: email}
                  at: {type: string, format: date-time}
                  labels: {type: object, additionalProperties: {type: string}}
                  inner: {$ref: '#/components/schemas/Thing'}
      """;

  private final RequestValidator validator = RequestValidator.of(document());

  @ParameterizedTest
  @ValueSource(
      strings = {
        VALID,
        "{\"name\":\"ci\",\"note\":null}",
        "{\"name\":\"ci\",\"mail\":\"a@example.test\",\"at\":\"2026-01-14T15:57:20Z\"}",
        "{\"name\":\"ci\",\"labels\":{\"any\":\"text\"}}",
        "{\"name\":\"ci\",\"inner\":{\"name\":\"ci\"}}"
      })
  void acceptsBodyThatFitsItsSchema(String body) {
    assertEquals(List.of(), post(body));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                           | body: ",
        "{\"name\":7}                                 | body/name: ",
        "{\"name\":\"ci\",\"nane\":\"ci\"}            | body/nane: ",
        "{\"name\":\"ci\",\"size\":0}                 | body/size: ",
        "{\"name\":\"ci\",\"size\":2147483648}        | body/size: ",
        "{\"name\":\"ci\",\"note\":\"y\"}             | body/note: ",
        "{\"name\":\"ci\",\"mail\":\"nobody\"}        | body/mail: ",
        "{\"name\":\"ci\",\"at\":\"yesterday\"}       | body/at: ",
        "{\"name\":\"ci\",\"labels\":{\"any\":1}}     | body/labels/any: ",
        "{\"name\":\"ci\",\"inner\":{\"nane\":\"\"}}  | body/inner/nane: ",
        "{\"name\":\"ci\"} x                          | body: not JSON"
      })
  void namesThePlaceThatDoesNotFit(String body, String place) {
    List<String> violations = post(body.strip());
    assertTrue(
        violations.stream().anyMatch(one -> one.startsWith(place.strip())), () -> "" + violations);
  }

  @Test
  void requiresTheBody() {
    assertEquals(List.of("body: missing"), post(""));
  }

  @Test
  void rejectsAnotherMediaType() {
    assertEquals(
        List.of("header Content-Type: text/plain is not in the document"),
        validator.violations("POST", url(""), headers("text/plain"), VALID));
  }

  @Test
  void acceptsParametersOfTheMediaType() {
    assertEquals(
        List.of(),
        validator.violations("POST", url(""), headers("application/json; charset=utf-8"), VALID));
  }

  @Test
  void rejectsAcceptThatNoResponseFits() {
    Headers headers = headers("application/json").newBuilder().add("Accept", "text/html").build();
    assertEquals(
        List.of("header Accept: the operation responds with [application/json]"),
        validator.violations("POST", url(""), headers, VALID));
  }

  @Test
  void rejectsQueryParameterThatTheDocumentDoesNotHave() {
    assertEquals(
        List.of("query pages: not in the document"),
        validator.violations("POST", url("?pages=1"), headers("application/json"), VALID));
  }

  @ParameterizedTest
  @CsvSource({"?page=1,0", "?page=0,1", "?page=one,1", "?tag=a&tag=b,0", "?tag=a&tag=c,1"})
  void readsQueryParametersByTheirSchemas(String query, int violations) {
    List<String> found =
        validator.violations("POST", url(query), headers("application/json"), VALID);
    assertEquals(violations, found.size(), found::toString);
  }

  @Test
  void requiresQueryParameter() {
    Headers key = Headers.of("Authorization", "CANARY-key");
    assertEquals(List.of("query site: missing"), validator.violations("GET", url(""), key, ""));
  }

  @Test
  void requiresTheApiKey() {
    assertEquals(
        List.of("the API key is missing"),
        validator.violations("GET", url("?site=SAO"), Headers.of(), ""));
  }

  @Test
  void rejectsBodyThatTheOperationDoesNotHave() {
    assertEquals(
        List.of("body: the operation has none"),
        validator.violations("GET", url("?site=SAO"), headers("application/json"), "{}"));
  }

  @Test
  void rejectsUnknownOperation() {
    assertEquals(
        List.of("the document has no operation PUT /v1/things/1"),
        validator.violations("PUT", url(""), headers("application/json"), VALID));
  }

  private List<String> post(String body) {
    return validator.violations("POST", url(""), headers("application/json"), body);
  }

  private static HttpUrl url(String query) {
    return HttpUrl.get("http://localhost/v1/things/1" + query);
  }

  private static Headers headers(String contentType) {
    return Headers.of("Authorization", "CANARY-key", "Content-Type", contentType);
  }

  private static ApiDocument document() {
    try {
      return ApiDocument.parse("example", DOCUMENT);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
