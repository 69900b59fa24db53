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

/** Every operation has a name that no other has. */
public final class OperationIds {

  private OperationIds() {}

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
                + " is also that of #"
                + other
                + " in "
                + file(merged, other, overlay)
                + "; give one of them another name, by the overlay where the document is the provider's");
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

  /** {@code GET /sessions/{id}/status} becomes getSessionsByIdStatus. */
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

  /** Puts it where a reader looks for it, before the rest. */
  private static void name(Map<String, Object> operation, String id) {
    Map<String, Object> rest = new LinkedHashMap<>(operation);
    operation.clear();
    operation.put("operationId", id);
    rest.remove("operationId");
    operation.putAll(rest);
  }
}
