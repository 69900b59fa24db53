package dev.keyfob.generator.render;

import io.swagger.v3.oas.models.media.Schema;
import java.util.List;

/** What the open enum template says of a list of values. */
record EnumView(String name, List<String> javadoc, List<Constant> constants) {

  /** One known value; {@code value} is a string literal. */
  record Constant(String javaName, String value, String javadoc, boolean hasNext) {}

  static EnumView of(String name, Schema<?> schema) {
    Identifiers names = Identifiers.ofConstants(name);
    List<String> values =
        schema.getEnum().stream().filter(v -> v != null).map(String::valueOf).distinct().toList();
    List<Constant> constants =
        values.stream()
            .map(
                value ->
                    new Constant(
                        names.constant(value),
                        JavaText.literal(value),
                        JavaText.javadocLine(value),
                        !value.equals(values.get(values.size() - 1))))
            .toList();
    List<String> javadoc =
        JavaText.javadoc(
            schema.getDescription(),
            "A value of {@code " + name + "}; there may be more than are listed here.");
    return new EnumView(name, javadoc, constants);
  }
}
