package dev.keyfob.generator.openapi;

import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The operations of a document, in its order. */
public final class Operations {

  private Operations() {}

  /**
   * One operation.
   *
   * @param path the path template
   * @param method in lower case
   * @param node the operation itself, open to change
   */
  public record Found(String path, String method, Map<String, Object> node) {

    public JsonPointer at() {
      return pointer(path, method);
    }
  }

  public static JsonPointer pointer(String path, String method) {
    return JsonPointer.ROOT.child("paths").child(path).child(method);
  }

  public static List<Found> in(Map<String, Object> document) {
    List<Found> operations = new ArrayList<>();
    Tree.object(document.get("paths"))
        .forEach(
            (path, item) ->
                Tree.object(item)
                    .forEach(
                        (method, operation) -> {
                          if (DocumentShape.METHODS.contains(method) && !path.startsWith("x-")) {
                            operations.add(new Found(path, method, Tree.object(operation)));
                          }
                        }));
    return operations;
  }
}
