package dev.keyfob.servercheck;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keyfob.sandbox.document.ApiDocument;
import dev.keyfob.servercheck.Difference.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares a body with its schema. */
final class BodyComparison {

  private final ApiDocument document;
  private final String operation;

  BodyComparison(ApiDocument document, String operation) {
    this.document = document;
    this.operation = operation;
  }

  /** Returns each difference as often as it occurs. */
  List<Difference> differences(String place, JsonNode schema, JsonNode value) {
    JsonNode resolved = document.resolve(schema);
    for (String choice : List.of("oneOf", "anyOf")) {
      if (resolved.has(choice) && !value.isNull()) {
        return fewest(place, resolved.get(choice), value);
      }
    }
    List<JsonNode> parts = new ArrayList<>();
    addParts(resolved, parts);
    if (parts.stream().anyMatch(part -> !hasType(part, value))) {
      return List.of(new Difference(operation, place, Kind.OTHER_TYPE));
    }
    List<Difference> differences = new ArrayList<>();
    if (value.isObject()) {
      fields(place, parts, value, differences);
    } else if (value.isArray()) {
      for (JsonNode part : parts) {
        if (part.has("items")) {
          value.forEach(
              item -> differences.addAll(differences(place + "/*", part.get("items"), item)));
        }
      }
    } else if (parts.stream().anyMatch(part -> !hasEnumValue(part, value))) {
      differences.add(new Difference(operation, place, Kind.UNKNOWN_ENUM_VALUE));
    }
    return differences;
  }

  private List<Difference> fewest(String place, JsonNode choices, JsonNode value) {
    List<List<Difference>> all = new ArrayList<>();
    choices.forEach(choice -> all.add(differences(place, choice, value)));
    return all.stream().min(Comparator.comparingInt(List::size)).orElse(List.of());
  }

  /** Adds a schema and what it is composed of by {@code allOf}. */
  private void addParts(JsonNode schema, List<JsonNode> parts) {
    parts.add(schema);
    schema.path("allOf").forEach(part -> addParts(document.resolve(part), parts));
  }

  private void fields(
      String place, List<JsonNode> parts, JsonNode value, List<Difference> differences) {
    Map<String, List<JsonNode>> declared = new LinkedHashMap<>();
    List<JsonNode> others = new ArrayList<>();
    boolean open = true;
    for (JsonNode part : parts) {
      for (Map.Entry<String, JsonNode> property : part.path("properties").properties()) {
        declared
            .computeIfAbsent(property.getKey(), name -> new ArrayList<>())
            .add(property.getValue());
      }
      JsonNode additional = part.path("additionalProperties");
      open &= !part.has("properties") || additional.isObject() || additional.asBoolean();
      if (additional.isObject()) {
        others.add(additional);
      }
    }
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      String name = field.getKey();
      if (declared.containsKey(name)) {
        String at = place + "/" + name;
        declared
            .get(name)
            .forEach(schema -> differences.addAll(differences(at, schema, field.getValue())));
      } else if (!open && others.isEmpty()) {
        String at = place + "/" + ShownName.of(name);
        differences.add(new Difference(operation, at, Kind.UNDECLARED_FIELD));
      } else {
        others.forEach(
            schema -> differences.addAll(differences(place + "/*", schema, field.getValue())));
      }
    }
  }

  private static boolean hasType(JsonNode schema, JsonNode value) {
    JsonNode type = schema.path("type");
    if (type.isMissingNode() || (value.isNull() && schema.path("nullable").asBoolean())) {
      return true;
    }
    if (type.isArray()) {
      for (JsonNode one : type) {
        if (isOf(one.asText(), value)) {
          return true;
        }
      }
      return false;
    }
    return isOf(type.asText(), value);
  }

  private static boolean isOf(String type, JsonNode value) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "boolean" -> value.isBoolean();
      case "number" -> value.isNumber();
      case "integer" -> value.isNumber() && value.canConvertToExactIntegral();
      case "null" -> value.isNull();
      default -> true;
    };
  }

  private static boolean hasEnumValue(JsonNode schema, JsonNode value) {
    if (!schema.has("enum") || value.isNull()) {
      return true;
    }
    for (JsonNode known : schema.get("enum")) {
      if (known.equals(value)) {
        return true;
      }
    }
    return false;
  }
}
