package dev.keyfob.sandbox.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Derives a value from a schema: always the same value, with all properties. */
final class SchemaExample {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final ApiDocument document;
  private final Deque<String> references = new ArrayDeque<>();

  SchemaExample(ApiDocument document) {
    this.document = document;
  }

  /** Returns the value; a missing node if the schema refers to itself. */
  JsonNode of(JsonNode schema) {
    if (!schema.has("$ref")) {
      return described(schema);
    }
    String reference = schema.get("$ref").asText();
    if (references.contains(reference)) {
      return MissingNode.getInstance();
    }
    references.push(reference);
    try {
      return of(document.resolve(schema));
    } finally {
      references.pop();
    }
  }

  private JsonNode described(JsonNode schema) {
    if (schema.has("example")) {
      return schema.get("example");
    }
    if (schema.path("enum").size() > 0) {
      return schema.get("enum").get(0);
    }
    if (schema.has("allOf")) {
      return all(schema);
    }
    for (String choice : List.of("oneOf", "anyOf")) {
      if (schema.path(choice).size() > 0) {
        return of(schema.get(choice).get(0));
      }
    }
    return switch (type(schema)) {
      case "object" -> object(schema);
      case "array" -> array(schema);
      case "string" -> JSON.textNode(text(schema.path("format").asText()));
      case "integer" -> JSON.numberNode(whole(schema));
      case "number" ->
          JSON.numberNode(
              schema.path("minimum").decimalValue().add(new java.math.BigDecimal("1.5")));
      case "boolean" -> JSON.booleanNode(true);
      default -> JSON.objectNode().put("undescribed", "value");
    };
  }

  private static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    for (JsonNode one : type) {
      if (!one.asText().equals("null")) {
        return one.asText();
      }
    }
    if (type.isTextual()) {
      return type.asText();
    }
    if (schema.has("properties") || schema.has("additionalProperties")) {
      return "object";
    }
    return schema.has("items") ? "array" : "any";
  }

  private JsonNode all(JsonNode schema) {
    ObjectNode merged = JSON.objectNode();
    for (JsonNode part : schema.get("allOf")) {
      JsonNode value = of(part);
      if (!value.isObject()) {
        return value;
      }
      merged.setAll((ObjectNode) value);
    }
    if (schema.has("properties")) {
      merged.setAll(object(schema));
    }
    return merged;
  }

  private ObjectNode object(JsonNode schema) {
    ObjectNode object = JSON.objectNode();
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      JsonNode value = of(property.getValue());
      if (!value.isMissingNode()) {
        object.set(property.getKey(), value);
      }
    }
    JsonNode additional = schema.path("additionalProperties");
    if (object.isEmpty() && !additional.isBoolean()) {
      JsonNode value =
          additional.isObject() && !additional.isEmpty() ? of(additional) : JSON.textNode("value");
      return value.isMissingNode() ? object : object.set("undescribed", value);
    }
    return object;
  }

  private ArrayNode array(JsonNode schema) {
    ArrayNode array = JSON.arrayNode();
    JsonNode item = schema.has("items") ? of(schema.get("items")) : JSON.textNode("item");
    return item.isMissingNode() ? array : array.add(item);
  }

  private static long whole(JsonNode schema) {
    long least = schema.path("minimum").asLong(1);
    return schema.path("format").asText().equals("int64") ? Math.max(least, 5_000_000_000L) : least;
  }

  private static String text(String format) {
    return switch (format) {
      case "date-time" -> "2026-01-14T15:57:20+00:00";
      case "date" -> "2026-01-14";
      case "uuid" -> "6f2c1d34-9a1b-4c55-8d7e-0a1b2c3d4e5f";
      case "email" -> "someone@example.test";
      case "uri", "url" -> "https://example.test/";
      case "ipv4" -> "192.0.2.1";
      case "ipv6" -> "2001:db8::1";
      default -> "text";
    };
  }
}
