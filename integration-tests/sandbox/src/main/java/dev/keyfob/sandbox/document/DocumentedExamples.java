package dev.keyfob.sandbox.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the examples of a media type or a parameter. */
final class DocumentedExamples {

  private DocumentedExamples() {}

  static Map<String, JsonNode> values(ApiDocument document, JsonNode holder) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> named : holder.path("examples").properties()) {
      JsonNode example = document.resolve(named.getValue());
      if (example.has("value")) {
        values.put(named.getKey(), example.get("value"));
      }
    }
    if (holder.has("example")) {
      values.put("example", holder.get("example"));
    }
    if (values.isEmpty() && holder.has("schema")) {
      JsonNode schema = document.resolve(holder.get("schema"));
      if (schema.has("example")) {
        values.put("example of the schema", schema.get("example"));
      }
    }
    return values;
  }
}
