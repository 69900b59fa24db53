package dev.keyfob.generator.schema;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The shape of a schema after references and compositions are resolved. */
sealed interface Shape {

  /** Any JSON. */
  record Any() implements Shape {}

  /** A text, number or boolean. The format is null unless the Java type depends on it. */
  record Scalar(String type, String format) implements Shape {}

  /** One of several texts. The typeName is the value of x-type-name, or null. */
  record Enumeration(List<String> values, String typeName) implements Shape {}

  record ArrayOf(Object items) implements Shape {}

  /** An object with arbitrary keys, whose values have one schema. */
  record MapOf(Object values) implements Shape {}

  /** An object without a description of its properties. */
  record FreeObject() implements Shape {}

  /** An object with described properties. The schemas of the properties are the document's own. */
  record DescribedObject(Map<String, Object> properties, Set<String> required, String typeName)
      implements Shape {}
}
