package dev.keyfob.servercheck;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The ids that lists have shown, by the path of the list. They are sent, and never printed. */
final class FoundIds {

  private final Map<String, String> byPath = new LinkedHashMap<>();

  /** Takes the id of the first element of each array at the top of a list's response. */
  void add(String path, JsonNode response) {
    if (response.isArray()) {
      addFirst(path, response);
    }
    response.forEach(
        field -> {
          if (field.isArray()) {
            addFirst(path, field);
          }
        });
  }

  private void addFirst(String path, JsonNode array) {
    String id = array.path(0).path("id").asText("");
    if (id.matches("[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,99}")) {
      byPath.putIfAbsent(path, id);
    }
  }

  /**
   * Returns a path with an id for each parameter: in {@code /servers/{id}/console}, an id from
   * {@code /servers}. Empty if one is not known.
   */
  Optional<String> fill(String template) {
    StringBuilder path = new StringBuilder();
    for (String segment : template.substring(1).split("/", -1)) {
      if (!segment.contains("{")) {
        path.append('/').append(segment);
        continue;
      }
      String id = byPath.get(path.toString());
      if (id == null || !segment.matches("\\{[^{}]*}")) {
        return Optional.empty();
      }
      path.append('/').append(id);
    }
    return Optional.of(path.toString());
  }
}
