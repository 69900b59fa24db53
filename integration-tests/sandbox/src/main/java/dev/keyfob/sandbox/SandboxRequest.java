package dev.keyfob.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keyfob.sandbox.document.ApiOperation;
import dev.keyfob.sandbox.document.ExampleBody;
import java.util.Map;
import okhttp3.HttpUrl;

/**
 * A valid request, with the objects that its handler needs.
 *
 * @param operation the operation
 * @param path the values of the path parameters, by name
 * @param url the URL
 * @param body the body; a missing node if there is none
 * @param credentials the source of ids and secrets
 * @param errors the provider's error shape
 */
record SandboxRequest(
    ApiOperation operation,
    Map<String, String> path,
    HttpUrl url,
    JsonNode body,
    CredentialFactory credentials,
    ErrorStyle errors) {

  static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  static JsonNode read(String body) {
    try {
      return body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body);
    } catch (JsonProcessingException notJson) {
      return MissingNode.getInstance();
    }
  }

  /** Returns the first success in the document. */
  ExampleBody example() {
    return operation.successes().stream()
        .findFirst()
        .orElse(new ExampleBody(204, "", "no success documented", MissingNode.getInstance(), true));
  }

  /** Returns a copy of that success's body, which the caller may change. */
  ObjectNode exampleBody() {
    return example().value() instanceof ObjectNode object
        ? object.deepCopy()
        : JSON.createObjectNode();
  }

  /** Returns that success with another body. */
  SandboxResponse response(JsonNode changed) {
    return SandboxResponse.json(example().status(), example().mediaType(), changed);
  }

  /** Returns a text of the request body, or another if it is absent. */
  String text(String pointer, String otherwise) {
    return body.at(pointer).asText(otherwise);
  }

  /** Returns the value of the first path parameter. */
  String target() {
    return path.values().iterator().next();
  }

  String secret(String id) {
    return credentials.secret(operation.id(), id, text("/data/attributes/server_id", ""));
  }

  /** Returns a 404: the resource of the path does not exist. */
  SandboxResponse notFound() {
    return errors.error(404, "not_found", "The sandbox has no such resource", null);
  }

  /** Returns a 400: the state of the resource does not allow the request. */
  SandboxResponse refused(String why) {
    return errors.error(400, "invalid_input", why, null);
  }
}
