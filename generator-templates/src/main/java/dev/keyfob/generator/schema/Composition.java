package dev.keyfob.generator.schema;

import dev.keyfob.generator.schema.Shape.Any;
import dev.keyfob.generator.schema.Shape.ArrayOf;
import dev.keyfob.generator.schema.Shape.DescribedObject;
import dev.keyfob.generator.schema.Shape.Enumeration;
import dev.keyfob.generator.schema.Shape.FreeObject;
import dev.keyfob.generator.schema.Shape.MapOf;
import dev.keyfob.generator.schema.Shape.Scalar;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Combines several shapes into one. Java has no union types, and a wrong choice between
 * alternatives would lose a response. Objects become one object with all properties; shapes that do
 * not fit together become any JSON.
 */
final class Composition {

  private Composition() {}

  /** Returns the shape of a value that has all these shapes. */
  static Shape all(List<Shape> shapes) {
    Shape result = new Any();
    for (Shape shape : shapes) {
      result = both(result, shape);
    }
    return result;
  }

  /** Returns the shape of a value that has one of these shapes. */
  static Shape either(List<Shape> shapes) {
    Shape result = shapes.get(0);
    for (Shape shape : shapes.subList(1, shapes.size())) {
      result = oneOf(result, shape);
    }
    return result;
  }

  private static Shape both(Shape one, Shape other) {
    if (one instanceof Any || one.equals(other)) {
      return other;
    }
    if (other instanceof Any) {
      return one;
    }
    if (one instanceof DescribedObject a && other instanceof DescribedObject b) {
      Set<String> required = new LinkedHashSet<>(a.required());
      required.addAll(b.required());
      return new DescribedObject(
          union(a.properties(), b.properties(), "allOf"),
          required,
          typeName(a.typeName(), b.typeName()));
    }
    if (isObject(one) && isObject(other)) {
      return one instanceof DescribedObject || other instanceof FreeObject ? one : other;
    }
    if (isText(one) && isText(other)) {
      return one instanceof Enumeration ? one : other;
    }
    if (one instanceof Scalar a && other instanceof Scalar b && a.type().equals(b.type())) {
      return a.format() != null ? a : b;
    }
    if (one instanceof ArrayOf a && other instanceof ArrayOf b) {
      return new ArrayOf(MergedSchema.of(orAny(a.items()), orAny(b.items()), "allOf"));
    }
    return new Any();
  }

  private static Shape oneOf(Shape one, Shape other) {
    if (one.equals(other)) {
      return one;
    }
    if (one instanceof DescribedObject a && other instanceof DescribedObject b) {
      Set<String> required = new LinkedHashSet<>(a.required());
      required.retainAll(b.required());
      return new DescribedObject(
          union(a.properties(), b.properties(), "anyOf"),
          required,
          typeName(a.typeName(), b.typeName()));
    }
    if (isText(one) && isText(other)) {
      return new Scalar("string", null);
    }
    if (one instanceof Scalar a && other instanceof Scalar b && isNumber(a) && isNumber(b)) {
      return new Scalar(a.type().equals(b.type()) ? a.type() : "number", null);
    }
    if (one instanceof ArrayOf a && other instanceof ArrayOf b) {
      return new ArrayOf(MergedSchema.of(orAny(a.items()), orAny(b.items()), "anyOf"));
    }
    return new Any();
  }

  static boolean isObject(Shape shape) {
    return shape instanceof DescribedObject
        || shape instanceof MapOf
        || shape instanceof FreeObject;
  }

  private static boolean isText(Shape shape) {
    return shape instanceof Enumeration
        || (shape instanceof Scalar scalar && scalar.type().equals("string"));
  }

  private static boolean isNumber(Scalar scalar) {
    return scalar.type().equals("integer") || scalar.type().equals("number");
  }

  private static String typeName(String one, String other) {
    return Objects.equals(one, other) ? one : null;
  }

  private static Map<String, Object> union(
      Map<String, Object> one, Map<String, Object> other, String keyword) {
    Map<String, Object> union = new LinkedHashMap<>();
    one.forEach((name, schema) -> union.put(name, orAny(schema)));
    other.forEach(
        (name, schema) ->
            union.merge(name, orAny(schema), (a, b) -> MergedSchema.of(a, b, keyword)));
    return union;
  }

  /** A schema that is left blank in YAML allows any JSON. */
  private static Object orAny(Object schema) {
    return schema == null ? new LinkedHashMap<>() : schema;
  }
}
