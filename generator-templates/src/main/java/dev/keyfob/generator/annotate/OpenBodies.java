package dev.keyfob.generator.annotate;

import dev.keyfob.generator.openapi.MediaTypes;
import dev.keyfob.generator.openapi.Operations;
import dev.keyfob.generator.tree.Tree;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adds the schema of any JSON to JSON responses that have none. Otherwise the generated method
 * would discard the body.
 */
public final class OpenBodies {

  private OpenBodies() {}

  /** Completes the responses of a document. */
  public static void fill(Map<String, Object> document) {
    for (Operations.Found operation : Operations.in(document)) {
      Tree.object(operation.node().get("responses")).values().forEach(OpenBodies::fillContent);
    }
    Map<String, Object> components = Tree.object(document.get("components"));
    Tree.object(components.get("responses")).values().forEach(OpenBodies::fillContent);
  }

  private static void fillContent(Object response) {
    Map<String, Object> content = Tree.object(Tree.object(response).get("content"));
    for (Map.Entry<String, Object> media : content.entrySet()) {
      if (media.getValue() == null) {
        media.setValue(new LinkedHashMap<String, Object>());
      }
      if (MediaTypes.mayBeJson(media.getKey()) && Tree.isObject(media.getValue())) {
        Tree.object(media.getValue()).putIfAbsent("schema", new LinkedHashMap<String, Object>());
      }
    }
  }
}
