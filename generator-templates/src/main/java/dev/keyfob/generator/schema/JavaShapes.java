package dev.keyfob.generator.schema;

import dev.keyfob.generator.schema.Shape.Any;
import dev.keyfob.generator.schema.Shape.Scalar;
import dev.keyfob.generator.tree.Tree;
import java.util.Map;

/** Tells, before the Java is generated, what the Java type of a schema holds. */
public final class JavaShapes {

  /** What a Java type holds. */
  public enum Kind {
    BOOLEAN,
    NUMBER,
    /** A date or a time. */
    DATE,
    /** Null and nothing else. */
    NOTHING,
    /** Text, lists, objects and any JSON. */
    OTHER
  }

  private final Shapes shapes;

  /**
   * @param file the name of the document in messages
   */
  public JavaShapes(String file, Map<String, Object> document) {
    this.shapes = new Shapes(file, document);
  }

  /** Returns what the Java type of a schema holds. */
  public Kind kindOf(Object schema) {
    Shape shape = shapes.of(schema);
    if (shape instanceof Any) {
      return holdsNothing(Tree.object(schema)) ? Kind.NOTHING : Kind.OTHER;
    }
    if (!(shape instanceof Scalar scalar)) {
      return Kind.OTHER;
    }
    return switch (scalar.type()) {
      case "boolean" -> Kind.BOOLEAN;
      case "integer", "number" -> Kind.NUMBER;
      default ->
          scalar.format() != null && scalar.format().startsWith("date") ? Kind.DATE : Kind.OTHER;
    };
  }

  private static boolean holdsNothing(Map<String, Object> schema) {
    return "null".equals(schema.get("type"))
        && !schema.containsKey("allOf")
        && !schema.containsKey("oneOf")
        && !schema.containsKey("anyOf");
  }
}
