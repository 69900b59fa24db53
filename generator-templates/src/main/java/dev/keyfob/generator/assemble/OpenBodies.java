package dev.keyfob.generator.assemble;

import dev.keyfob.generator.assemble.document.Json;
import dev.keyfob.generator.assemble.document.MediaTypes;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A JSON answer for which a document has no schema, though perhaps an example, is any JSON: not one
 * to be thrown away.
 */
final class OpenBodies {

  private OpenBodies() {}

  static void fill(Map<String, Object> document) {
    for (Operations.Found operation : Operations.in(document)) {
      Json.object(operation.node().get("responses")).values().forEach(OpenBodies::fillContent);
    }
    Map<String, Object> components = Json.object(document.get("components"));
    Json.object(components.get("responses")).values().forEach(OpenBodies::fillContent);
  }

  private static void fillContent(Object response) {
    Map<String, Object> content = Json.object(Json.object(response).get("content"));
    for (Map.Entry<String, Object> media : content.entrySet()) {
      if (media.getValue() == null) {
        media.setValue(new LinkedHashMap<String, Object>());
      }
      if (MediaTypes.mayBeJson(media.getKey()) && Json.isObject(media.getValue())) {
        Json.object(media.getValue()).putIfAbsent("schema", new LinkedHashMap<String, Object>());
      }
    }
  }
}
