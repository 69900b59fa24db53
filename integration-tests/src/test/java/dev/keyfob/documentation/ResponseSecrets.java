package dev.keyfob.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keyfob.sandbox.document.ApiDocument;
import dev.keyfob.sandbox.document.ApiOperation;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds the fields of an operation's successful responses that the document marks as secret. */
final class ResponseSecrets {

  private final ApiDocument document;
  private final Set<String> found = new TreeSet<>();
  private final Set<JsonNode> open = new HashSet<>();

  private ResponseSecrets(ApiDocument document) {
    this.document = document;
  }

  /** Returns the marked fields as paths, such as {@code data.attributes.token}. */
  static Set<String> of(ApiOperation operation) {
    ResponseSecrets secrets = new ResponseSecrets(operation.document());
    for (Map.Entry<String, JsonNode> response : operation.node().path("responses").properties()) {
      if (response.getKey().startsWith("2")) {
        JsonNode content = secrets.document.resolve(response.getValue()).path("content");
        content.forEach(media -> secrets.walk("", media.path("schema")));
      }
    }
    return secrets.found;
  }

  private void walk(String path, JsonNode reference) {
    JsonNode schema = document.resolve(reference);
    if (isMarked(reference) || isMarked(schema)) {
      found.add(path);
      return;
    }
    if (!open.add(schema)) {
      return;
    }
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      walk(
          path.isEmpty() ? property.getKey() : path + "." + property.getKey(), property.getValue());
    }
    if (schema.has("items")) {
      walk(path + "[]", schema.get("items"));
    }
    for (String composition : new String[] {"allOf", "oneOf", "anyOf"}) {
      schema.path(composition).forEach(part -> walk(path, part));
    }
    open.remove(schema);
  }

  private static boolean isMarked(JsonNode schema) {
    return schema.path("x-secret").isTextual();
  }
}
