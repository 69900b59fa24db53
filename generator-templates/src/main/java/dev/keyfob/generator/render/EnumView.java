package dev.keyfob.generator.render;

import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Map;

/** The view of an open enum. */
record EnumView(String name, List<String> javadoc, List<Constant> constants) {

  /** One known value. The value is a string literal. */
  record Constant(String javaName, String value, String javadoc, boolean hasNext) {}

  static EnumView of(String name, Schema<?> schema) {
    List<String> values =
        schema.getEnum().stream().filter(v -> v != null).map(String::valueOf).distinct().toList();
    Map<String, String> names = Identifiers.ofConstants(name).constants(values);
    List<Constant> constants =
        values.stream()
            .map(
                value ->
                    new Constant(
                        names.get(value),
                        JavaText.literal(value),
                        JavaText.javadocLine(value),
                        !value.equals(values.get(values.size() - 1))))
            .toList();
    List<String> javadoc =
        JavaText.javadoc(
            schema.getDescription(),
            "A value of {@code " + name + "}; the server may send others than the listed ones.");
    return new EnumView(name, javadoc, constants);
  }
}
