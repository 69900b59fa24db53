package dev.keyfob.generator.openapi;

import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Visits every schema and every reference of a document, in order. It skips data: examples,
 * defaults, enum values and extensions.
 */
public final class DocumentWalk {

  /** Receives schemas and references. It may change a schema; the walk continues in the result. */
  public interface Visitor {

    /** Visits a schema, before the schemas inside it. */
    default void schema(JsonPointer at, Map<String, Object> schema) {}

    /** Visits an object that is no schema. */
    default void object(JsonPointer at) {}

    /** Visits an object with a {@code $ref}; it may be a schema. */
    default void reference(JsonPointer at, String reference) {}
  }

  /** Objects whose keys are names chosen by the author, not keywords. */
  private static final Set<String> NAMED =
      Set.of(
          "paths",
          "responses",
          "parameters",
          "requestBodies",
          "headers",
          "callbacks",
          "content",
          "encoding",
          "links",
          "securitySchemes",
          "pathItems",
          "webhooks");

  private static final Set<String> DATA =
      Set.of("example", "examples", "security", "variables", "scopes", "mapping");
  private static final Set<String> MAPS_OF_SCHEMAS =
      Set.of("properties", "patternProperties", "$defs", "definitions", "dependentSchemas");
  private static final Set<String> LISTS_OF_SCHEMAS =
      Set.of("allOf", "oneOf", "anyOf", "prefixItems");
  private static final Set<String> SCHEMAS =
      Set.of(
          "items",
          "additionalProperties",
          "not",
          "contains",
          "propertyNames",
          "if",
          "then",
          "else",
          "unevaluatedProperties",
          "unevaluatedItems");

  private final Visitor visitor;

  private DocumentWalk(Visitor visitor) {
    this.visitor = visitor;
  }

  /** Visits a whole document. */
  public static void over(Map<String, Object> document, Visitor visitor) {
    new DocumentWalk(visitor).object(JsonPointer.ROOT, document);
  }

  /** Visits one schema and the schemas inside it; it follows no references. */
  public static void overSchema(JsonPointer at, Object schema, Visitor visitor) {
    new DocumentWalk(visitor).schema(at, schema);
  }

  /** Returns whether the keys of the object under this keyword are names chosen by the author. */
  static boolean hasNames(String keyword) {
    return NAMED.contains(keyword)
        || MAPS_OF_SCHEMAS.contains(keyword)
        || keyword.equals("schemas");
  }

  private void object(JsonPointer at, Map<String, Object> object) {
    visitor.object(at);
    reference(at, object);
    for (String name : names(object)) {
      Object value = object.get(name);
      JsonPointer place = at.child(name);
      if (name.startsWith("x-") || DATA.contains(name)) {
        continue;
      }
      if (name.equals("schema")) {
        schema(place, value);
      } else if (name.equals("schemas")) {
        Tree.object(value).forEach((key, schema) -> schema(place.child(key), schema));
      } else if (NAMED.contains(name) && Tree.isObject(value)) {
        Map<String, Object> named = Tree.object(value);
        names(named).forEach(key -> any(place.child(key), named.get(key)));
      } else {
        any(place, value);
      }
    }
  }

  private void any(JsonPointer at, Object node) {
    if (Tree.isObject(node)) {
      object(at, Tree.object(node));
    } else if (Tree.isArray(node)) {
      List<Object> items = Tree.array(node);
      for (int i = 0; i < items.size(); i++) {
        any(at.child(i), items.get(i));
      }
    }
  }

  private void schema(JsonPointer at, Object node) {
    if (!Tree.isObject(node)) {
      return;
    }
    Map<String, Object> schema = Tree.object(node);
    visitor.schema(at, schema);
    reference(at, schema);
    for (String name : names(schema)) {
      Object value = schema.get(name);
      JsonPointer place = at.child(name);
      if (MAPS_OF_SCHEMAS.contains(name)) {
        Map<String, Object> schemas = Tree.object(value);
        names(schemas).forEach(key -> schema(place.child(key), schemas.get(key)));
      } else if (LISTS_OF_SCHEMAS.contains(name)) {
        List<Object> schemas = Tree.array(value);
        for (int i = 0; i < schemas.size(); i++) {
          schema(place.child(i), schemas.get(i));
        }
      } else if (SCHEMAS.contains(name)) {
        schema(place, value);
      }
    }
  }

  private void reference(JsonPointer at, Map<String, Object> object) {
    if (object.containsKey("$ref")) {
      visitor.reference(at, String.valueOf(object.get("$ref")));
    }
  }

  /** Returns a copy, since a visitor may change the object. */
  private static List<String> names(Map<String, Object> object) {
    return new ArrayList<>(object.keySet());
  }
}
