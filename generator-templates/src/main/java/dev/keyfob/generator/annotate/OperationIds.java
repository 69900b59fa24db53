package dev.keyfob.generator.annotate;

import dev.keyfob.generator.merge.MergedDocument;
import dev.keyfob.generator.openapi.Operations;
import dev.keyfob.generator.openapi.Words;
import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.SpecException;
import dev.keyfob.generator.tree.Tree;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Checks that operationIds are unique and adds the missing ones. */
public final class OperationIds {

  private OperationIds() {}

  /**
   * Completes a document.
   *
   * @param merged the document before the overlay, which knows the file of each operation
   * @param overlay the name of the overlay in messages
   * @throws SpecException if two operations have the same id
   */
  public static void complete(MergedDocument merged, Map<String, Object> document, String overlay) {
    Map<String, JsonPointer> taken = new HashMap<>();
    for (Operations.Found operation : Operations.in(document)) {
      String id = Tree.text(operation.node().get("operationId"));
      JsonPointer other = id == null ? null : taken.put(id, operation.at());
      if (other != null) {
        throw new SpecException(
            file(merged, operation.at(), overlay),
            operation.at(),
            "operationId "
                + id
                + " is also the one of #"
                + other
                + " in "
                + file(merged, other, overlay)
                + "; set another operationId for one of them in overlay.yaml");
      }
    }
    for (Operations.Found operation : Operations.in(document)) {
      if (operation.node().get("operationId") == null) {
        String id = unused(derived(operation), taken);
        taken.put(id, operation.at());
        name(operation.node(), id);
      }
    }
  }

  private static String file(MergedDocument merged, JsonPointer at, String overlay) {
    String file = merged.origin(at);
    return file == null ? overlay : file;
  }

  /** Returns, for example, getSessionsByIdStatus for {@code GET /sessions/{id}/status}. */
  private static String derived(Operations.Found operation) {
    StringBuilder id = new StringBuilder(operation.method());
    for (String segment : operation.path().split("/")) {
      boolean parameter = segment.startsWith("{");
      id.append(parameter ? "By" : "").append(Words.upperCamel(segment));
    }
    return id.toString();
  }

  private static String unused(String id, Map<String, JsonPointer> taken) {
    String candidate = id;
    for (int i = 2; taken.containsKey(candidate); i++) {
      candidate = id + i;
    }
    return candidate;
  }

  /** Adds the id before the other keys, where a reader expects it. */
  private static void name(Map<String, Object> operation, String id) {
    Map<String, Object> rest = new LinkedHashMap<>(operation);
    operation.clear();
    operation.put("operationId", id);
    rest.remove("operationId");
    operation.putAll(rest);
  }
}
