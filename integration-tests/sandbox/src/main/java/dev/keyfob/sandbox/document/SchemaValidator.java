package dev.keyfob.sandbox.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.harrel.jsonschema.Dialects;
import dev.harrel.jsonschema.FormatEvaluatorFactory;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import java.net.URI;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Validates values of a request by the schemas of an OpenAPI 3.0 document, which it translates to
 * JSON Schema. An object may only have properties that its schema names, unless the schema allows
 * others: a property that the client misspells is a violation. Thread-safe.
 */
final class SchemaValidator {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> BRANCHES = List.of("allOf", "anyOf", "oneOf");
  private static final Set<String> COPIED =
      Set.of(
          "enum",
          "maxItems",
          "maxLength",
          "maxProperties",
          "maximum",
          "minItems",
          "minLength",
          "minProperties",
          "minimum",
          "multipleOf",
          "pattern",
          "type",
          "uniqueItems");
  // The formats that the JSON Schema library evaluates. For e-mail and IP addresses it would need
  // another library.
  private static final Set<String> FORMATS = Set.of("date", "date-time", "uri", "uuid");
  private static final Map<String, String> PATTERNS =
      Map.of(
          "email", "^[^@\\s]+@[^@\\s]+$",
          "ipv4", "^(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}$",
          "ipv6", "^[0-9A-Fa-f]*:[0-9A-Fa-f:.]*$");

  private final ApiDocument document;
  private final Validator validator;
  private final IdentityHashMap<JsonNode, URI> registered = new IdentityHashMap<>();

  SchemaValidator(ApiDocument document) {
    this.document = document;
    this.validator =
        new ValidatorFactory()
            .withJsonNodeFactory(new JacksonNode.Factory())
            .withDefaultDialect(new Dialects.Draft2020Dialect())
            .withEvaluatorFactory(new FormatEvaluatorFactory())
            .createValidator();
  }

  /** Returns each violation as {@code /place: reason}, or an empty list. */
  synchronized List<String> violations(JsonNode schema, JsonNode value) {
    URI uri =
        registered.computeIfAbsent(
            schema, added -> validator.registerSchema(new Translation().root(added)));
    return validator.validate(uri, value).getErrors().stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getError())
        .toList();
  }

  /** One schema with all schemas that it refers to. */
  private final class Translation {

    private final ObjectNode definitions = JSON.objectNode();

    ObjectNode root(JsonNode schema) {
      ObjectNode root = translated(schema, true);
      root.set("$defs", definitions);
      return root;
    }

    private ObjectNode translated(JsonNode schema, boolean closed) {
      ObjectNode translated = JSON.objectNode();
      if (schema.has("$ref")) {
        return translated.put("$ref", "#/$defs/" + definition(schema, closed));
      }
      for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
        if (COPIED.contains(keyword.getKey())) {
          translated.set(keyword.getKey(), keyword.getValue());
        }
      }
      bounds(schema, translated);
      format(schema, translated);
      children(schema, translated, closed);
      nullable(schema, translated);
      return translated;
    }

    /** Returns the name of the schema that is referred to; translates it at the first reference. */
    private String definition(JsonNode reference, boolean closed) {
      String name =
          reference.get("$ref").asText().replaceAll("[^A-Za-z0-9]", "_") + (closed ? "" : "_open");
      if (!definitions.has(name)) {
        // Added before the translation, since a schema may refer to itself.
        definitions.putObject(name);
        definitions.set(name, translated(document.resolve(reference), closed));
      }
      return name;
    }

    private void children(JsonNode schema, ObjectNode translated, boolean closed) {
      schema
          .path("properties")
          .properties()
          .forEach(
              property ->
                  translated
                      .withObject("/properties")
                      .set(property.getKey(), translated(property.getValue(), true)));
      for (JsonNode name : schema.path("required")) {
        // The server sets read-only properties, so a request need not have them.
        if (!document
            .resolve(schema.path("properties").path(name.asText()))
            .path("readOnly")
            .asBoolean()) {
          translated.withArray("/required").add(name);
        }
      }
      if (schema.has("items")) {
        translated.set("items", translated(schema.get("items"), true));
      }
      if (schema.has("not")) {
        translated.set("not", translated(schema.get("not"), false));
      }
      boolean branches = false;
      for (String keyword : BRANCHES) {
        for (JsonNode part : schema.path(keyword)) {
          branches = true;
          translated.withArray("/" + keyword).add(translated(part, false));
        }
      }
      JsonNode additional = schema.path("additionalProperties");
      if (additional.isObject()) {
        translated.set("additionalProperties", translated(additional, true));
      } else if (additional.isBoolean()) {
        translated.set("additionalProperties", additional);
      } else if (closed && (branches || !schema.path("properties").isEmpty())) {
        translated.put("unevaluatedProperties", false);
      }
    }

    private void bounds(JsonNode schema, ObjectNode translated) {
      for (String bound : List.of("Minimum", "Maximum")) {
        String inclusive = bound.toLowerCase(Locale.ROOT);
        if (schema.path("exclusive" + bound).asBoolean() && schema.has(inclusive)) {
          translated.set("exclusive" + bound, translated.remove(inclusive));
        }
      }
      long range =
          switch (schema.path("format").asText()) {
            case "int32" -> Integer.MAX_VALUE;
            case "int64" -> Long.MAX_VALUE;
            default -> 0;
          };
      if (range > 0) {
        translated.withArray("/allOf").addObject().put("minimum", -range - 1).put("maximum", range);
      }
    }

    private void format(JsonNode schema, ObjectNode translated) {
      String format = schema.path("format").asText();
      if (FORMATS.contains(format)) {
        translated.put("format", format);
      } else if (PATTERNS.containsKey(format)) {
        translated.withArray("/allOf").addObject().put("pattern", PATTERNS.get(format));
      }
    }

    private void nullable(JsonNode schema, ObjectNode translated) {
      if (schema.path("nullable").asBoolean() && schema.has("type")) {
        translated.putArray("type").add(schema.get("type")).add("null");
        if (schema.has("enum")) {
          translated.set("enum", ((ArrayNode) schema.get("enum").deepCopy()).addNull());
        }
      }
    }
  }
}
