package dev.keyfob.generator.render;

import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Map;

/** Maps the schemas of a generator input to Java types. */
final class JavaTypes {

  private static final String SECRET = "dev.keyfob.secret.Secret";

  private static final JavaType TEXT = JavaType.of("String", "Adapters.STRING");

  private JavaTypes() {}

  static JavaType of(Schema<?> schema) {
    return isSecret(schema) ? secret(plain(schema)) : plain(schema);
  }

  /** Wraps a type in Secret; the types of undescribed JSON are secrets already. */
  private static JavaType secret(JavaType type) {
    if (type.equals(TEXT)) {
      return JavaType.of("Secret<String>", "Adapters.SECRET_STRING", SECRET);
    }
    return type.name().startsWith("Secret<")
        ? type
        : type.within("Secret<%s>", "Adapters.secret(%s)", SECRET);
  }

  private static boolean isSecret(Schema<?> schema) {
    Map<String, Object> extensions = schema.getExtensions();
    Object mark = extensions == null ? null : extensions.get("x-secret");
    return mark != null && !Boolean.FALSE.equals(mark);
  }

  private static JavaType plain(Schema<?> schema) {
    if (schema.get$ref() != null) {
      String model = simpleName(schema.get$ref());
      return JavaType.of(model, model + ".Adapter.INSTANCE");
    }
    List<?> allOf = schema.getAllOf();
    if (allOf != null && allOf.size() == 1) {
      return plain((Schema<?>) allOf.get(0));
    }
    String type = type(schema);
    return switch (type) {
      case "string" -> text(schema.getFormat());
      case "boolean" -> JavaType.of("Boolean", "Adapters.BOOLEAN");
      case "integer" ->
          "int32".equals(schema.getFormat())
              ? JavaType.of("Integer", "Adapters.INTEGER")
              : JavaType.of("Long", "Adapters.LONG");
      case "number" -> JavaType.of("BigDecimal", "Adapters.DECIMAL", "java.math.BigDecimal");
      case "array" -> items(schema).within("List<%s>", "Adapters.list(%s)", "java.util.List");
      case "object" -> object(schema);
      default -> json("JsonElement", "JSON");
    };
  }

  private static JavaType text(String format) {
    if ("date-time".equals(format)) {
      return JavaType.of("OffsetDateTime", "Adapters.DATE_TIME", "java.time.OffsetDateTime");
    }
    return "date".equals(format)
        ? JavaType.of("LocalDate", "Adapters.DATE", "java.time.LocalDate")
        : TEXT;
  }

  private static JavaType items(Schema<?> array) {
    return array.getItems() == null ? json("JsonElement", "JSON") : of(array.getItems());
  }

  private static JavaType object(Schema<?> schema) {
    if (schema.getAdditionalProperties() instanceof Schema<?> values && !isAny(values)) {
      return of(values).within("Map<String, %s>", "Adapters.map(%s)", "java.util.Map");
    }
    return json("JsonObject", "JSON_OBJECT");
  }

  /** Swagger parser reads {@code additionalProperties: true} as a schema of any JSON. */
  private static boolean isAny(Schema<?> schema) {
    return schema.get$ref() == null && type(schema).isEmpty() && schema.getAllOf() == null;
  }

  private static JavaType json(String kind, String adapter) {
    return JavaType.of(
        "Secret<" + kind + ">", "Adapters." + adapter, SECRET, "com.google.gson." + kind);
  }

  private static String type(Schema<?> schema) {
    if (schema.getType() != null) {
      return schema.getType();
    }
    return schema.getTypes() != null && schema.getTypes().size() == 1
        ? schema.getTypes().iterator().next()
        : "";
  }

  private static String simpleName(String ref) {
    return ref.substring(ref.lastIndexOf('/') + 1);
  }
}
