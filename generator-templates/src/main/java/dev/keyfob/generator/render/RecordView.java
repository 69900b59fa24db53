package dev.keyfob.generator.render;

import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The view of a record. */
record RecordView(
    String name, List<String> javadoc, Set<String> imports, List<Component> components) {

  /**
   * One component of a record.
   *
   * @param jsonName the name of the property, as a string literal
   * @param nullable whether null may be sent; it differs from leaving the property out
   */
  record Component(
      String javaName,
      String jsonName,
      JavaType type,
      String javadoc,
      boolean nullable,
      boolean hasNext) {}

  private static final Set<String> ALWAYS =
      Set.of(
          "com.google.gson.JsonElement",
          "com.google.gson.TypeAdapter",
          "com.google.gson.stream.JsonReader",
          "com.google.gson.stream.JsonWriter",
          "dev.keyfob.json.Adapters",
          "dev.keyfob.json.MismatchException",
          "dev.keyfob.json.RecordAdapter",
          "dev.keyfob.json.UnknownFields",
          "com.fasterxml.jackson.annotation.JsonIgnore",
          "com.google.gson.annotations.JsonAdapter",
          "jakarta.annotation.Generated",
          "jakarta.annotation.Nonnull",
          "jakarta.annotation.Nullable",
          "java.io.IOException",
          "java.util.Map");

  static RecordView of(String name, Schema<?> schema) {
    Map<String, String> names =
        Identifiers.ofComponents().lowerCamel(schema.getProperties().keySet());
    Set<String> imports = new TreeSet<>(ALWAYS);
    List<Component> components = new ArrayList<>();
    int last = schema.getProperties().size();
    for (String property : schema.getProperties().keySet()) {
      Schema<?> of = schema.getProperties().get(property);
      JavaType type = JavaTypes.of(of);
      imports.addAll(type.imports());
      components.add(
          new Component(
              names.get(property),
              JavaText.literal(property),
              type,
              description(property, of),
              Boolean.TRUE.equals(of.getNullable()),
              components.size() + 1 < last));
    }
    List<String> javadoc =
        JavaText.javadoc(schema.getDescription(), "The object {@code " + name + "}.");
    return new RecordView(name, javadoc, imports, components);
  }

  private static String description(String property, Schema<?> schema) {
    return JavaText.javadocLine(
        schema.getDescription(), "{@code " + JavaText.javadocLine(property) + "}");
  }

  /** Returns the mutable components, which the record copies. */
  List<Component> frozen() {
    return components.stream()
        .filter(component -> component.type().isList() || component.type().isMap())
        .toList();
  }
}
