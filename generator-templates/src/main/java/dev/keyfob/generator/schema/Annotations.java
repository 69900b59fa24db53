package dev.keyfob.generator.schema;

import dev.keyfob.generator.tree.Tree;
import java.util.List;
import java.util.Map;

/**
 * The keywords of a schema that do not change its shape.
 *
 * @param description the text for Javadoc; null if there is none
 * @param nullable whether a value may be null
 * @param deprecated whether the schema is deprecated
 * @param secret the mark of a secret; null if it is not a secret
 */
record Annotations(String description, boolean nullable, boolean deprecated, String secret) {

  static final Annotations NONE = new Annotations(null, false, false, null);

  /** Strongest first. */
  private static final List<String> MARKS = List.of("once", "credential", "name", "kept");

  static Annotations of(Map<String, Object> schema) {
    boolean nullable =
        Boolean.TRUE.equals(schema.get("nullable"))
            || Boolean.TRUE.equals(schema.get("x-nullable"))
            || Tree.array(schema.get("type")).contains("null")
            || "null".equals(schema.get("type"))
            || (Tree.isArray(schema.get("enum")) && Tree.array(schema.get("enum")).contains(null));
    return new Annotations(
        Tree.text(schema.get("description")),
        nullable,
        Boolean.TRUE.equals(schema.get("deprecated")),
        Tree.text(schema.get("x-secret")));
  }

  /** Returns these annotations, completed by those of an inner schema. */
  Annotations over(Annotations inner) {
    return new Annotations(
        description != null ? description : inner.description,
        nullable || inner.nullable,
        deprecated || inner.deprecated,
        stronger(secret, inner.secret));
  }

  Annotations withNullable() {
    return new Annotations(description, true, deprecated, secret);
  }

  Annotations withSecret(String other) {
    return new Annotations(description, nullable, deprecated, stronger(secret, other));
  }

  boolean isEmpty() {
    return equals(NONE);
  }

  void writeTo(Map<String, Object> schema) {
    if (description != null) {
      schema.put("description", description);
    }
    if (nullable) {
      schema.put("nullable", true);
    }
    if (deprecated) {
      schema.put("deprecated", true);
    }
    if (secret != null) {
      schema.put("x-secret", secret);
    }
  }

  private static String stronger(String one, String other) {
    return MARKS.stream()
        .filter(mark -> mark.equals(one) || mark.equals(other))
        .findFirst()
        .orElse(null);
  }
}
