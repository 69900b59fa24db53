package dev.keyfob.sandbox.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One operation of a document.
 *
 * @param document the document
 * @param id the operationId
 * @param method the HTTP method, in capitals
 * @param path the path template
 * @param effect the x-effect; empty if the document has none
 * @param parameters the parameters, including those of the path item, by place and name: {@code
 *     query filter[location]}
 * @param template the path template, for matching
 * @param node the operation in the document
 */
public record ApiOperation(
    ApiDocument document,
    String id,
    String method,
    String path,
    String effect,
    Map<String, JsonNode> parameters,
    PathTemplate template,
    JsonNode node) {

  static ApiOperation of(
      ApiDocument document, String method, String path, JsonNode item, JsonNode node) {
    Map<String, JsonNode> parameters = new LinkedHashMap<>();
    for (JsonNode holder : List.of(item, node)) {
      for (JsonNode reference : holder.path("parameters")) {
        JsonNode parameter = document.resolve(reference);
        parameters.put(
            parameter.path("in").asText() + " " + parameter.path("name").asText(), parameter);
      }
    }
    return new ApiOperation(
        document,
        node.path("operationId").asText(),
        method.toUpperCase(Locale.ROOT),
        path,
        node.path("x-effect").asText(),
        parameters,
        new PathTemplate(path),
        node);
  }

  /**
   * Returns all examples of all success responses. A response without an example gets one from its
   * schema.
   */
  public List<ExampleBody> successes() {
    List<ExampleBody> successes = new ArrayList<>();
    for (Map.Entry<String, JsonNode> response : node.path("responses").properties()) {
      if (response.getKey().startsWith("2")) {
        int status = Integer.parseInt(response.getKey().toUpperCase(Locale.ROOT).replace('X', '0'));
        successes.addAll(ExampleBody.all(document, status, document.resolve(response.getValue())));
      }
    }
    return successes;
  }

  /**
   * Returns all examples of the request body, or one from its schema. Empty if there is no body.
   */
  public List<ExampleBody> requests() {
    JsonNode body = document.resolve(node.path("requestBody"));
    return body.has("content") ? ExampleBody.all(document, 0, body) : List.of();
  }

  /** Returns an example value of a parameter. */
  public JsonNode example(JsonNode parameter) {
    return DocumentedExamples.values(document, parameter).values().stream()
        .findFirst()
        .orElseGet(() -> new SchemaExample(document).of(parameter.path("schema")));
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
