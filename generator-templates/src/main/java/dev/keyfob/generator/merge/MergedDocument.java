package dev.keyfob.generator.merge;

import dev.keyfob.generator.tree.JsonPointer;
import java.util.Map;

/**
 * One document made of several files.
 *
 * @param document the document
 * @param origins the file of each operation and component
 */
public record MergedDocument(Map<String, Object> document, Map<JsonPointer, String> origins) {

  /** Returns the file that a place comes from; null if no file has it. */
  public String origin(JsonPointer at) {
    for (JsonPointer outer = at; outer != null; outer = outer.parent()) {
      String file = origins.get(outer);
      if (file != null) {
        return file;
      }
    }
    return null;
  }
}
