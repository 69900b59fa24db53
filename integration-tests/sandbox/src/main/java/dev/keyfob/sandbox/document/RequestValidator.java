package dev.keyfob.sandbox.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;

/**
 * Compares requests with a document: method, path, parameters, media types and body. Thread-safe.
 */
public final class RequestValidator {

  private static final Map<ApiDocument, RequestValidator> CACHE = new ConcurrentHashMap<>();
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final ApiDocument document;
  private final SchemaValidator schemas;

  private RequestValidator(ApiDocument document) {
    this.document = document;
    this.schemas = new SchemaValidator(document);
  }

  /** Returns the validator of a document. Each document has one. */
  public static RequestValidator of(ApiDocument document) {
    return CACHE.computeIfAbsent(document, RequestValidator::new);
  }

  /**
   * Returns what the document does not allow in a request, or an empty list. The value of the API
   * key is not compared.
   *
   * @param body the body as text; empty if the request has none
   */
  public List<String> violations(String method, HttpUrl url, Headers headers, String body) {
    String path = url.encodedPath();
    Optional<ApiOperation> operation =
        path.startsWith(document.basePath() + "/")
            ? document.operation(method, path.substring(document.basePath().length()))
            : Optional.empty();
    if (operation.isEmpty()) {
      return List.of("the document has no operation " + method + " " + path);
    }
    List<String> violations = new ArrayList<>();
    checkPath(operation.get(), path, violations);
    checkQuery(operation.get(), url, violations);
    checkHeaders(operation.get(), headers, violations);
    checkSecurity(operation.get(), headers, violations);
    checkAccept(operation.get(), headers, violations);
    checkBody(operation.get(), headers, body, violations);
    return violations;
  }

  private void checkPath(ApiOperation operation, String path, List<String> violations) {
    operation
        .template()
        .values(path.substring(document.basePath().length()))
        .forEach(
            (name, value) -> checkParameter("path " + name, operation, List.of(value), violations));
  }

  private void checkQuery(ApiOperation operation, HttpUrl url, List<String> violations) {
    for (String name : url.queryParameterNames()) {
      List<String> values =
          url.queryParameterValues(name).stream().map(value -> value == null ? "" : value).toList();
      checkParameter("query " + name, operation, values, violations);
    }
    checkRequired("query", operation, url.queryParameterNames(), violations);
  }

  private void checkHeaders(ApiOperation operation, Headers headers, List<String> violations) {
    for (String name : headers.names()) {
      // A document need not list every header: a client and its connection add their own.
      if (operation.parameters().containsKey("header " + name)) {
        checkParameter("header " + name, operation, headers.values(name), violations);
      }
    }
    checkRequired("header", operation, headers.names(), violations);
  }

  private void checkRequired(
      String place, ApiOperation operation, Iterable<String> given, List<String> violations) {
    operation
        .parameters()
        .forEach(
            (key, parameter) -> {
              String name = parameter.path("name").asText();
              if (parameter.path("in").asText().equals(place)
                  && parameter.path("required").asBoolean()
                  && !containsIgnoringCase(given, name)) {
                violations.add(key + ": missing");
              }
            });
  }

  private static boolean containsIgnoringCase(Iterable<String> names, String name) {
    for (String one : names) {
      if (one.equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }

  private void checkParameter(
      String key, ApiOperation operation, List<String> values, List<String> violations) {
    JsonNode parameter = operation.parameters().get(key);
    if (parameter == null) {
      violations.add(key + ": not in the document");
      return;
    }
    JsonNode schema = document.resolve(parameter.path("schema"));
    JsonNode value =
        schema.path("type").asText().equals("array")
            ? JSON.valueToTree(
                values.stream().map(one -> scalar(schema.path("items"), one)).toList())
            : scalar(schema, values.get(0));
    schemas.violations(parameter.path("schema"), value).forEach(one -> violations.add(key + one));
  }

  /** Returns a parameter's text as the JSON type that its schema names. */
  private JsonNode scalar(JsonNode schema, String text) {
    String type = document.resolve(schema).path("type").asText();
    return List.of("integer", "number", "boolean").contains(type)
        ? json(text).filter(JsonNode::isValueNode).orElseGet(() -> JSON.valueToTree(text))
        : JSON.valueToTree(text);
  }

  /** An API key in a header is the only scheme that the documents use. */
  private void checkSecurity(ApiOperation operation, Headers headers, List<String> violations) {
    JsonNode alternatives =
        operation.node().has("security")
            ? operation.node().get("security")
            : document.at("/security");
    for (JsonNode alternative : alternatives) {
      boolean satisfied = true;
      for (Map.Entry<String, JsonNode> scheme : alternative.properties()) {
        JsonNode described =
            document.resolve(document.at("/components/securitySchemes/" + scheme.getKey()));
        String header =
            described.path("in").asText().equals("header")
                ? described.path("name").asText()
                : "Authorization";
        satisfied &= headers.get(header) != null;
      }
      if (satisfied) {
        return;
      }
    }
    if (!alternatives.isEmpty()) {
      violations.add("the API key is missing");
    }
  }

  private void checkAccept(ApiOperation operation, Headers headers, List<String> violations) {
    Set<String> offered = new TreeSet<>();
    for (JsonNode response : operation.node().path("responses")) {
      document.resolve(response).path("content").fieldNames().forEachRemaining(offered::add);
    }
    String accept = String.join(",", headers.values("Accept"));
    if (!accept.isBlank()
        && !offered.isEmpty()
        && offered.stream().noneMatch(type -> accepts(accept, type))) {
      violations.add("header Accept: the operation responds with " + offered);
    }
  }

  private static boolean accepts(String accept, String offered) {
    MediaType type = MediaType.parse(offered);
    for (String one : accept.split(",")) {
      MediaType range = MediaType.parse(one.strip());
      if (type != null
          && range != null
          && (range.type().equals("*") || range.type().equals(type.type()))
          && (range.subtype().equals("*") || range.subtype().equals(type.subtype()))) {
        return true;
      }
    }
    return false;
  }

  private void checkBody(
      ApiOperation operation, Headers headers, String body, List<String> violations) {
    JsonNode described = document.resolve(operation.node().path("requestBody"));
    if (body.isEmpty()) {
      if (described.path("required").asBoolean()) {
        violations.add("body: missing");
      }
      return;
    }
    if (described.isMissingNode()) {
      violations.add("body: the operation has none");
      return;
    }
    String contentType = Optional.ofNullable(headers.get("Content-Type")).orElse("");
    for (Map.Entry<String, JsonNode> content : described.path("content").properties()) {
      if (accepts(content.getKey(), contentType)) {
        checkContent(content.getValue().path("schema"), body, violations);
        return;
      }
    }
    violations.add("header Content-Type: " + contentType + " is not in the document");
  }

  private void checkContent(JsonNode schema, String body, List<String> violations) {
    json(body)
        .ifPresentOrElse(
            value -> schemas.violations(schema, value).forEach(one -> violations.add("body" + one)),
            () -> violations.add("body: not JSON"));
  }

  private static Optional<JsonNode> json(String text) {
    try {
      return Optional.of(JSON.readTree(text)).filter(value -> !value.isMissingNode());
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }
}
