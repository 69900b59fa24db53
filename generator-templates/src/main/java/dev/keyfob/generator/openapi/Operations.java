package dev.keyfob.generator.openapi;

import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds the operations of a document. */
public final class Operations {

  private Operations() {}

  /**
   * One operation.
   *
   * @param path the path template
   * @param method the HTTP method in lower case
   * @param node the description of the operation; mutable
   */
  public record Found(String path, String method, Map<String, Object> node) {

    /** Returns the place of the operation. */
    public JsonPointer at() {
      return pointer(path, method);
    }
  }

  /** Returns the place of the operation with this path template and method. */
  public static JsonPointer pointer(String path, String method) {
    return JsonPointer.ROOT.child("paths").child(path).child(method);
  }

  /** Returns the operations in the order of the document. */
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
