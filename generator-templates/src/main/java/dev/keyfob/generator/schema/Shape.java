package dev.keyfob.generator.schema;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The few things a schema can be once references, compositions and the dialects of OpenAPI are out
 * of the way.
 */
sealed interface Shape {

  /** Any JSON at all. */
  record Any() implements Shape {}

  /** A text, number or truth value; the format is null unless it decides on the Java type. */
  record Scalar(String type, String format) implements Shape {}

  /**
   * One of some texts, {@code typeName} being what the document wants the type to be called, or
   * null.
   */
  record Enumeration(List<String> values, String typeName) implements Shape {}

  record ArrayOf(Object items) implements Shape {}

  /** An object whose names are not known beforehand, but whose values are alike. */
  record MapOf(Object values) implements Shape {}

  /** An object of which nothing is known. */
  record FreeObject() implements Shape {}

  /** An object with described properties, their schemas being as the document has them. */
  record Described(Map<String, Object> properties, Set<String> required, String typeName)
      implements Shape {}
}
