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
 * A request that has been found to be in order.
 *
 * @param operation which it is for
 * @param path the values of the path's parameters
 * @param url all of the URL
 * @param body a missing node where there is none
 * @param credentials makes what the response needs
 * @param errors how to say no
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

  /** The success that the document shows first. */
  ExampleBody example() {
    return operation.successes().stream()
        .findFirst()
        .orElse(new ExampleBody(204, "", "no success documented", MissingNode.getInstance(), true));
  }

  /** The body of that, to be changed at will. */
  ObjectNode exampleBody() {
    return example().value() instanceof ObjectNode object
        ? object.deepCopy()
        : JSON.createObjectNode();
  }

  /** That success with another body. */
  SandboxResponse response(JsonNode changed) {
    return SandboxResponse.json(example().status(), example().mediaType(), changed);
  }

  /** A text of the request's body. */
  String text(String pointer, String otherwise) {
    return body.at(pointer).asText(otherwise);
  }

  /** What the path names. */
  String target() {
    return path.values().iterator().next();
  }

  String secret(String id) {
    return credentials.secret(operation.id(), id, text("/data/attributes/server_id", ""));
  }

  /** What the path names is not there. */
  SandboxResponse notFound() {
    return errors.error(404, "not_found", "The sandbox has no such thing", null);
  }

  /** What is asked for cannot be done to it now. */
  SandboxResponse refused(String why) {
    return errors.error(400, "invalid_input", why, null);
  }
}
