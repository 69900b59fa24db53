package dev.keyfob.generator.schema;

import dev.keyfob.generator.openapi.DocumentWalk;
import dev.keyfob.generator.schema.Shape.ArrayOf;
import dev.keyfob.generator.schema.Shape.DescribedObject;
import dev.keyfob.generator.schema.Shape.Enumeration;
import dev.keyfob.generator.schema.Shape.FreeObject;
import dev.keyfob.generator.schema.Shape.MapOf;
import dev.keyfob.generator.schema.Shape.Scalar;
import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.SpecException;
import dev.keyfob.generator.tree.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Rewrites schemas so that each described object and each text enum, at any depth, becomes a
 * component. Other schemas become inline.
 */
final class Types {

  private static final String SCHEMAS = "#/components/schemas/";

  private static final int MOST_MERGED_TYPES = 2_000;

  /** Javac fails on deep type arguments; a deeper array or map becomes any JSON. */
  private static final int DEEPEST_NESTING = 20;

  private final String file;
  private final Shapes shapes;
  private final TypeNames names = new TypeNames();

  /** Types by identity, which is the x-type-name or the place in the document. */
  private final Map<String, NamedType> types = new LinkedHashMap<>();

  /** Types that are components in the document, by reference. */
  private final Map<String, NamedType> components = new LinkedHashMap<>();

  private final Set<String> following = new LinkedHashSet<>();

  /** The types of compositions that the document does not have. */
  private final Map<Object, NamedType> mergedTypes = new HashMap<>();

  private final Set<Object> open = new HashSet<>();

  /** The schemas that the current one is inside of, and their types if they have one. */
  private final IdentityHashMap<Map<String, Object>, NamedType> enclosing = new IdentityHashMap<>();

  /** How many arrays and maps the current schema is inside of. */
  private int nesting;

  /** A type whose name is assigned last; the references to it are collected until then. */
  private static final class NamedType {
    final String proposedName;
    JsonPointer at;
    String name;
    Shape shape;
    Map<String, Object> body;
    final List<Map<String, Object>> references = new ArrayList<>();

    NamedType(String proposedName) {
      this.proposedName = proposedName;
    }
  }

  Types(String file, Map<String, Object> document) {
    this.file = file;
    this.shapes = new Shapes(file, document);
    reserveNamesGiven(document);
    nameComponents(Tree.object(Tree.object(document.get("components")).get("schemas")));
  }

  /**
   * Returns a schema in which every type is a reference.
   *
   * @param name the proposed name if the schema itself becomes a type
   */
  Map<String, Object> schema(Object node, String name, JsonPointer at) {
    Reduced reduced = Reduced.of(node);
    String reference = reduced.reference();
    if (reference == null) {
      return annotated(
          reduced.schema() instanceof MergedSchema merged
              ? merged(merged, reduced, name, at)
              : authored(reduced, name, at),
          reduced.annotations());
    }
    NamedType component = components.get(reference);
    if (component != null) {
      return referring(component, reduced.annotations());
    }
    JsonPointer target = JsonPointer.ofReference(reference);
    if (types.containsKey(target.toString())) {
      return referring(types.get(target.toString()), reduced.annotations());
    }
    if (!following.add(reference)) {
      return annotated(new LinkedHashMap<>(), reduced.annotations());
    }
    Map<String, Object> schema =
        schema(shapes.resolve(reference), TypeNaming.at(target, name), target);
    following.remove(reference);
    return annotated(schema, reduced.annotations());
  }

  /** A composition can make a schema a part of itself without a reference to its own place. */
  private Map<String, Object> authored(Reduced reduced, String name, JsonPointer at) {
    Map<String, Object> node = reduced.schema();
    if (enclosing.containsKey(node)) {
      NamedType type = enclosing.get(node);
      return type == null ? new LinkedHashMap<>() : referring(type, Annotations.NONE);
    }
    enclosing.put(node, null);
    Map<String, Object> schema = inline(shapes.of(node), reduced, name, at);
    enclosing.remove(node);
    return schema;
  }

  /** Equal compositions share a type, so that a union that meets itself ends there. */
  private Map<String, Object> merged(
      MergedSchema merged, Reduced reduced, String name, JsonPointer at) {
    Object key = merged.key();
    NamedType known = mergedTypes.get(key);
    if (known != null) {
      return referring(known, Annotations.NONE);
    }
    if (!open.add(key)) {
      return new LinkedHashMap<>();
    }
    Shape shape = shapes.of(merged);
    if (shape instanceof DescribedObject && typeName(shape) == null) {
      if (mergedTypes.size() >= MOST_MERGED_TYPES) {
        throw new SpecException(
            file,
            at,
            "is one of more than "
                + MOST_MERGED_TYPES
                + " combinations of schemas; simplify allOf, oneOf and anyOf");
      }
      NamedType type =
          types.computeIfAbsent(at.toString(), place -> new NamedType(TypeNaming.type(name)));
      mergedTypes.put(key, type);
    }
    Map<String, Object> schema = inline(shape, reduced, name, at);
    open.remove(key);
    return schema;
  }

  /** Returns whether the schema is an object. */
  boolean isObject(Object node) {
    return Composition.isObject(shapes.of(node));
  }

  boolean isArray(Object node) {
    return shapes.of(node) instanceof ArrayOf;
  }

  /** Returns the properties of a described object; none for any other schema. */
  Map<String, Object> properties(Object node) {
    return shapes.of(node) instanceof DescribedObject described ? described.properties() : Map.of();
  }

  /** Assigns the names and returns all types by name. Call it once, after all other methods. */
  Map<String, Object> components() {
    nameInlineTypes();
    Map<String, Object> sorted = new TreeMap<>();
    types
        .values()
        .forEach(
            type -> {
              type.references.forEach(reference -> reference.put("$ref", SCHEMAS + type.name));
              sorted.put(type.name, type.body);
            });
    return new LinkedHashMap<>(sorted);
  }

  private void reserveNamesGiven(Map<String, Object> document) {
    Map<String, String> given = new TreeMap<>();
    DocumentWalk.over(
        document,
        new DocumentWalk.Visitor() {
          @Override
          public void schema(JsonPointer at, Map<String, Object> schema) {
            String name = Tree.text(schema.get("x-type-name"));
            // A reference to a component has the component's name.
            if (name != null && Reduced.of(schema).reference() == null) {
              given.put(name, TypeNaming.type(TypeNaming.part(name)));
            }
          }
        });
    names
        .assign(given)
        .forEach(
            (identity, name) -> {
              NamedType type = new NamedType(name);
              type.name = name;
              types.put(identity, type);
            });
  }

  private void nameComponents(Map<String, Object> schemas) {
    Map<String, Shape> found = new LinkedHashMap<>();
    Map<String, String> proposals = new TreeMap<>();
    schemas.forEach(
        (name, schema) -> {
          boolean alias = Reduced.of(schema).reference() != null;
          Shape shape = shapes.of(schema);
          if (!alias && (shape instanceof DescribedObject || shape instanceof Enumeration)) {
            found.put(name, shape);
            if (typeName(shape) == null) {
              proposals.put(name, TypeNaming.component(name));
            }
          }
        });
    Map<String, String> assigned = names.assign(proposals);
    JsonPointer at = JsonPointer.ROOT.child("components").child("schemas");
    found.forEach(
        (name, shape) -> {
          JsonPointer place = at.child(name);
          NamedType type = new NamedType(assigned.get(name));
          type.name = assigned.get(name);
          String identity = identity(shape, place);
          types.putIfAbsent(identity, type);
          components.put(place.reference(), types.get(identity));
        });
    found.forEach(
        (name, shape) -> {
          NamedType type = components.get(at.child(name).reference());
          define(type, shape, Reduced.of(schemas.get(name)).annotations(), at.child(name));
        });
  }

  private void nameInlineTypes() {
    Map<String, String> proposals = new TreeMap<>();
    types.forEach(
        (identity, type) -> {
          if (type.name == null) {
            proposals.put(identity, type.proposedName);
          }
        });
    names.assign(proposals).forEach((identity, name) -> types.get(identity).name = name);
    types.values().removeIf(type -> type.body == null);
  }

  private static String typeName(Shape shape) {
    if (shape instanceof Enumeration enumeration) {
      return enumeration.typeName();
    }
    return shape instanceof DescribedObject described ? described.typeName() : null;
  }

  private static String identity(Shape shape, JsonPointer at) {
    String typeName = typeName(shape);
    return typeName != null ? typeName : at.toString();
  }

  private Map<String, Object> inline(Shape shape, Reduced reduced, String name, JsonPointer at) {
    Map<String, Object> schema = new LinkedHashMap<>();
    if (shape instanceof DescribedObject || shape instanceof Enumeration) {
      NamedType type =
          types.computeIfAbsent(
              identity(shape, at), identity -> new NamedType(TypeNaming.type(name)));
      enclosing.replace(reduced.schema(), type);
      define(type, shape, typeName(shape) == null ? reduced.annotations() : Annotations.NONE, at);
      return referring(type, Annotations.NONE);
    }
    if (shape instanceof Scalar scalar) {
      schema.put("type", scalar.type());
      if (scalar.format() != null) {
        schema.put("format", scalar.format());
      }
    } else if ((shape instanceof ArrayOf || shape instanceof MapOf) && nesting < DEEPEST_NESTING) {
      nesting++;
      nest(shape, schema, name, at);
      nesting--;
    } else if (shape instanceof FreeObject) {
      schema.put("type", "object");
      schema.put("additionalProperties", true);
    }
    return schema;
  }

  private void nest(Shape shape, Map<String, Object> schema, String name, JsonPointer at) {
    if (shape instanceof ArrayOf array) {
      schema.put("type", "array");
      schema.put("items", part(schema(array.items(), name + "Item", at.child("items"))));
    } else if (shape instanceof MapOf map) {
      schema.put("type", "object");
      schema.put(
          "additionalProperties",
          part(schema(map.values(), name + "Value", at.child("additionalProperties"))));
    }
  }

  /** Removes a mark from items and map values, since the array or map has it. */
  private static Map<String, Object> part(Map<String, Object> schema) {
    schema.remove("x-secret");
    return bare(schema);
  }

  /** Returns a reference without annotations, for places that allow none. */
  static Map<String, Object> bare(Map<String, Object> schema) {
    List<Object> wrapped = Tree.array(schema.get("allOf"));
    return wrapped.isEmpty() ? schema : Tree.object(wrapped.get(0));
  }

  private void define(NamedType type, Shape shape, Annotations annotations, JsonPointer at) {
    if (type.shape == null) {
      type.shape = shape;
      type.at = at;
      type.body = new LinkedHashMap<>();
      if (annotations.description() != null) {
        type.body.put("description", annotations.description());
      }
      if (annotations.deprecated()) {
        type.body.put("deprecated", true);
      }
      if (shape instanceof DescribedObject described) {
        describe(type, described, at);
      }
    }
    if (shape instanceof Enumeration enumeration && type.shape instanceof Enumeration known) {
      Set<String> values = new LinkedHashSet<>(known.values());
      values.addAll(enumeration.values());
      type.shape = new Enumeration(List.copyOf(values), known.typeName());
      type.body.put("type", "string");
      type.body.put("enum", new ArrayList<>(values));
    } else if (!type.shape.equals(shape)) {
      throw new SpecException(
          file,
          at,
          "x-type-name "
              + typeName(shape)
              + " is also the name of a different schema at #"
              + type.at
              + "; choose another name in overlay.yaml");
    }
  }

  private void describe(NamedType type, DescribedObject described, JsonPointer at) {
    int outside = nesting;
    nesting = 0;
    type.body.put("type", "object");
    if (!described.required().isEmpty()) {
      type.body.put("required", new ArrayList<>(described.required()));
    }
    Map<String, Object> properties = new LinkedHashMap<>();
    type.body.put("properties", properties);
    String prefix = type.name != null ? type.name : type.proposedName;
    described
        .properties()
        .forEach(
            (name, schema) ->
                properties.put(
                    name,
                    schema(
                        schema,
                        prefix + TypeNaming.part(name),
                        at.child("properties").child(name))));
    nesting = outside;
  }

  private static Map<String, Object> referring(NamedType type, Annotations annotations) {
    Map<String, Object> reference = new LinkedHashMap<>();
    reference.put("$ref", null);
    type.references.add(reference);
    if (annotations.isEmpty()) {
      return reference;
    }
    Map<String, Object> wrapper = new LinkedHashMap<>();
    wrapper.put("allOf", new ArrayList<>(List.of(reference)));
    annotations.writeTo(wrapper);
    return wrapper;
  }

  private static Map<String, Object> annotated(
      Map<String, Object> schema, Annotations annotations) {
    if (annotations.isEmpty()) {
      return schema;
    }
    if (schema.containsKey("$ref")) {
      // Not a copy, because type.references collects this very object.
      Map<String, Object> wrapper = new LinkedHashMap<>();
      wrapper.put("allOf", new ArrayList<>(List.of(schema)));
      annotations.writeTo(wrapper);
      return wrapper;
    }
    annotations.over(Annotations.of(schema)).writeTo(schema);
    return schema;
  }
}
