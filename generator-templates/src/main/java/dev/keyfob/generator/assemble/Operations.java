package dev.keyfob.generator.assemble;

import dev.keyfob.generator.assemble.document.DocumentShape;
import dev.keyfob.generator.assemble.document.Json;
import dev.keyfob.generator.assemble.document.JsonPointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The operations of a document, in its order. */
final class Operations {

  private Operations() {}

  /**
   * One operation.
   *
   * @param path the path template
   * @param method in lower case
   * @param node the operation itself, open to change
   */
  record Found(String path, String method, Map<String, Object> node) {

    JsonPointer at() {
      return pointer(path, method);
    }
  }

  static JsonPointer pointer(String path, String method) {
    return JsonPointer.ROOT.child("paths").child(path).child(method);
  }

  static List<Found> in(Map<String, Object> document) {
    List<Found> operations = new ArrayList<>();
    Json.object(document.get("paths"))
        .forEach(
            (path, item) ->
                Json.object(item)
                    .forEach(
                        (method, operation) -> {
                          if (DocumentShape.METHODS.contains(method) && !path.startsWith("x-")) {
                            operations.add(new Found(path, method, Json.object(operation)));
                          }
                        }));
    return operations;
  }
}
