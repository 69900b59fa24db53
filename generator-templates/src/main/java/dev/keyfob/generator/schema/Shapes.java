package dev.keyfob.generator.schema;

import dev.keyfob.generator.schema.Shape.Any;
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
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Determines the shape of schemas. */
final class Shapes {

  /**
   * The formats that change the Java type. Some documents put other texts into {@code format}, such
   * as regular expressions.
   */
  private static final Set<String> FORMATS_WITH_A_TYPE =
      Set.of("date", "date-time", "int32", "int64");

  /** A Java constructor has at most 255 parameters; a record needs some for itself. */
  private static final int MOST_PROPERTIES = 250;

  /** The maximum number of constants that fit into one class. */
  private static final int MOST_VALUES = 1000;

  /**
   * The limit of steps, far above any known document. Compositions that refer to each other
   * multiply.
   */
  private static final int MOST_STEPS = 2_000_000;

  private final String file;
  private final Map<String, Object> document;
  private final Map<String, Shape> known = new HashMap<>();

  /** The references at which the current shape was cut, since they lead back into themselves. */
  private Set<String> cuts = new HashSet<>();

  private int steps;

  /**
   * @param file the name of the document in messages
   */
  Shapes(String file, Map<String, Object> document) {
    this.file = file;
    this.document = document;
  }

  Object resolve(String reference) {
    return JsonPointer.ofReference(reference).in(document);
  }

  Shape of(Object node) {
    return of(node, Set.of());
  }

  private Shape of(Object node, Set<String> following) {
    if (++steps > MOST_STEPS) {
      throw new SpecException(
          file,
          JsonPointer.ROOT.child("components").child("schemas"),
          "has compositions that refer to each other too often; simplify allOf, oneOf and anyOf");
    }
    Reduced reduced = Reduced.of(node);
    String reference = reduced.reference();
    if (reference == null) {
      return composed(reduced.schema(), following);
    }
    if (following.contains(reference)) {
      cuts.add(reference);
      return new Any();
    }
    Shape shape = known.get(reference);
    if (shape != null) {
      return shape;
    }
    Set<String> further = new HashSet<>(following);
    further.add(reference);
    Set<String> outerCuts = cuts;
    cuts = new HashSet<>();
    shape = of(resolve(reference), further);
    cuts.remove(reference);
    if (cuts.isEmpty()) {
      known.put(reference, shape);
    }
    outerCuts.addAll(cuts);
    cuts = outerCuts;
    return shape;
  }

  private Shape composed(Map<String, Object> schema, Set<String> following) {
    List<Shape> parts = new ArrayList<>();
    if (Reduced.hasStructure(schema) || !schema.containsKey("allOf")) {
      parts.add(own(schema));
    }
    Reduced.parts(schema).forEach(part -> parts.add(of(part, following)));
    for (String keyword : List.of("oneOf", "anyOf")) {
      List<Object> alternatives = Reduced.alternatives(schema, keyword);
      if (!alternatives.isEmpty()) {
        parts.add(
            isEnumeration(alternatives)
                ? new Enumeration(constants(alternatives), null)
                : Composition.either(
                    alternatives.stream().map(branch -> of(branch, following)).toList()));
      }
    }
    Shape all = Composition.all(parts);
    if (all instanceof DescribedObject described
        && described.properties().size() > MOST_PROPERTIES) {
      return new FreeObject();
    }
    return withTypeName(all, Tree.text(schema.get("x-type-name")));
  }

  /** OpenAPI 3.1 writes an enum whose values have descriptions as alternatives of constants. */
  private static boolean isEnumeration(List<Object> alternatives) {
    return alternatives.stream()
            .allMatch(branch -> Tree.object(branch).get("const") instanceof String)
        && alternatives.size() <= MOST_VALUES;
  }

  private static List<String> constants(List<Object> alternatives) {
    return alternatives.stream()
        .map(branch -> (String) Tree.object(branch).get("const"))
        .distinct()
        .toList();
  }

  private static Shape withTypeName(Shape shape, String typeName) {
    if (typeName != null && shape instanceof DescribedObject described) {
      return new DescribedObject(described.properties(), described.required(), typeName);
    }
    return shape;
  }

  private static Shape own(Map<String, Object> schema) {
    String type = type(schema);
    List<Object> values = values(schema);
    if (type == null) {
      return new Any();
    }
    return switch (type) {
      case "object" -> object(schema);
      case "array" -> new ArrayOf(schema.getOrDefault("items", Map.of()));
      case "string" ->
          values.isEmpty() || values.size() > MOST_VALUES
              ? new Scalar(type, format(schema))
              : new Enumeration(texts(values), Tree.text(schema.get("x-type-name")));
      case "integer", "number", "boolean" -> new Scalar(type, format(schema));
      default -> new Any();
    };
  }

  /** Returns the only type of a schema, derived from other keywords if absent; null if several. */
  private static String type(Map<String, Object> schema) {
    Object type = schema.get("type");
    if (Tree.isArray(type)) {
      List<Object> types = Tree.array(type).stream().filter(each -> !"null".equals(each)).toList();
      return types.size() == 1 ? Tree.text(types.get(0)) : null;
    }
    if (type != null) {
      return Tree.text(type);
    }
    if (schema.containsKey("properties") || Tree.isObject(schema.get("additionalProperties"))) {
      return "object";
    }
    if (schema.containsKey("items")) {
      return "array";
    }
    List<Object> values = values(schema);
    if (values.isEmpty()) {
      return null;
    }
    if (values.stream().allMatch(String.class::isInstance)) {
      return "string";
    }
    if (values.stream().allMatch(Boolean.class::isInstance)) {
      return "boolean";
    }
    if (values.stream().allMatch(Long.class::isInstance)) {
      return "integer";
    }
    return values.stream().allMatch(Number.class::isInstance) ? "number" : null;
  }

  private static List<Object> values(Map<String, Object> schema) {
    List<Object> values =
        schema.containsKey("const")
            ? Collections.singletonList(schema.get("const"))
            : Tree.array(schema.get("enum"));
    return values.stream().filter(Objects::nonNull).toList();
  }

  /** Returns the values as text, since YAML may have read them as numbers or booleans. */
  private static List<String> texts(List<Object> values) {
    Set<String> texts = new LinkedHashSet<>();
    values.forEach(value -> texts.add(value.toString()));
    return List.copyOf(texts);
  }

  private static String format(Map<String, Object> schema) {
    String format = Tree.text(schema.get("format"));
    return format != null && FORMATS_WITH_A_TYPE.contains(format) ? format : null;
  }

  private static Shape object(Map<String, Object> schema) {
    Map<String, Object> properties = Tree.object(schema.get("properties"));
    if (!properties.isEmpty()) {
      Set<String> required = new LinkedHashSet<>();
      Tree.array(schema.get("required")).forEach(name -> required.add(String.valueOf(name)));
      return new DescribedObject(
          new LinkedHashMap<>(properties), required, Tree.text(schema.get("x-type-name")));
    }
    Object values = schema.get("additionalProperties");
    return Tree.object(values).isEmpty() ? new FreeObject() : new MapOf(values);
  }
}
