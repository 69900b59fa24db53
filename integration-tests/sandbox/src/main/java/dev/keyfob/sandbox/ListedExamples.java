package dev.keyfob.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keyfob.sandbox.document.ApiDocument;
import java.util.ArrayList;
import java.util.List;

/** Reads the items that the document's example of a list has. */
final class ListedExamples {

  private ListedExamples() {}

  /** Returns copies of the items. */
  static List<ObjectNode> of(ApiDocument document, String operationId) {
    JsonNode example =
        document.operations().stream()
            .filter(operation -> operation.id().equals(operationId))
            .findFirst()
            .orElseThrow()
            .successes()
            .get(0)
            .value();
    List<ObjectNode> items = new ArrayList<>();
    example.path("data").forEach(item -> items.add(item.deepCopy()));
    return items;
  }
}
