package dev.keyfob.generator.schema;

import dev.keyfob.generator.tree.DocumentLog;
import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.Tree;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reduces the parameters of an operation to texts, numbers, enums, lists of these, and maps. */
final class Parameters {

  private static final Set<String> PLACES = Set.of("path", "query", "header");

  /** OpenAPI ignores parameters of these names; media types and the transport set them. */
  private static final Set<String> IGNORED_HEADERS =
      Set.of("accept", "content-type", "authorization");

  private static final Map<String, String> SEPARATORS =
      Map.of("form", ",", "pipeDelimited", "|", "spaceDelimited", "a space");

  private static final List<String> KEPT =
      List.of("name", "in", "required", "description", "deprecated", "style", "explode");
  private static final Pattern TEMPLATE = Pattern.compile("\\{([^}]+)}");

  private final String file;
  private final Map<String, Object> document;
  private final Types types;
  private final String path;
  private final JsonPointer operation;
  private final String operationName;

  Parameters(
      String file,
      Map<String, Object> document,
      Types types,
      String path,
      JsonPointer operation,
      String operationName) {
    this.file = file;
    this.document = document;
    this.types = types;
    this.path = path;
    this.operation = operation;
    this.operationName = operationName;
  }

  List<Object> write(List<Object> parameters) {
    List<Object> written = new ArrayList<>();
    Set<Object> inPath = new LinkedHashSet<>();
    for (int i = 0; i < parameters.size(); i++) {
      JsonPointer at = operation.child("parameters").child(i);
      Map<String, Object> parameter = Tree.object(parameters.get(i));
      for (int hops = 0; parameter.get("$ref") instanceof String reference && hops < 20; hops++) {
        at = JsonPointer.ofReference(reference);
        parameter = Tree.object(at.in(document));
      }
      if (isIgnored(parameter)) {
        continue;
      }
      if (isDeepObject(parameter)) {
        written.addAll(deepObject(at, parameter));
      } else if (PLACES.contains(String.valueOf(parameter.get("in")))) {
        written.add(write(at, parameter));
        if ("path".equals(parameter.get("in"))) {
          inPath.add(parameter.get("name"));
        }
      } else {
        DocumentLog.write(
            Level.WARNING,
            "{0} #{1}: a parameter in {2} is not supported; the client does not send it",
            file,
            at,
            parameter.get("in"));
      }
    }
    undeclared(inPath).forEach(written::add);
    return written;
  }

  private static boolean isIgnored(Map<String, Object> parameter) {
    return "header".equals(parameter.get("in"))
        && IGNORED_HEADERS.contains(String.valueOf(parameter.get("name")).toLowerCase(Locale.ROOT));
  }

  private static boolean isDeepObject(Map<String, Object> parameter) {
    return "query".equals(parameter.get("in")) && "deepObject".equals(parameter.get("style"));
  }

  /** Each property of the object becomes a parameter {@code name[property]}. */
  private List<Object> deepObject(JsonPointer at, Map<String, Object> parameter) {
    Map<String, Object> properties = types.properties(parameter.get("schema"));
    if (properties.isEmpty()) {
      DocumentLog.write(
          Level.WARNING,
          "{0} #{1}: style deepObject is supported for objects with properties only; the caller"
              + " gives the keys as {2}[key]",
          file,
          at,
          parameter.get("name"));
      return List.of(write(at, parameter));
    }
    List<Object> written = new ArrayList<>();
    properties.forEach(
        (name, schema) -> {
          Map<String, Object> part = new LinkedHashMap<>();
          part.put("name", parameter.get("name") + "[" + name + "]");
          part.put("in", "query");
          part.put("schema", schema);
          Object description = Tree.object(schema).get("description");
          part.put("description", description == null ? name : description);
          written.add(write(at.child("schema").child("properties").child(name), part));
        });
    return written;
  }

  /**
   * Returns the separator between the values of a list in one parameter; null if each value is a
   * parameter of its own.
   */
  private String separator(Map<String, Object> parameter) {
    if (!types.isArray(parameter.get("schema"))) {
      return null;
    }
    if (!"query".equals(parameter.get("in"))) {
      return ",";
    }
    String style = String.valueOf(parameter.getOrDefault("style", "form"));
    Object exploded = parameter.getOrDefault("explode", style.equals("form"));
    return Boolean.TRUE.equals(exploded) ? null : SEPARATORS.getOrDefault(style, ",");
  }

  private Map<String, Object> write(JsonPointer at, Map<String, Object> parameter) {
    Map<String, Object> written = new LinkedHashMap<>();
    KEPT.stream()
        .filter(parameter::containsKey)
        .forEach(key -> written.put(key, parameter.get(key)));
    if ("path".equals(parameter.get("in"))) {
      written.put("required", true);
    }
    String separator = separator(parameter);
    if (separator != null) {
      String description = Tree.text(parameter.get("description"));
      written.put(
          "description",
          (description == null ? "" : description.strip() + " ")
              + "The values, separated by "
              + separator);
      written.put("schema", text());
      return written;
    }
    written.put(
        "schema", schema(at.child("schema"), parameter.get("schema"), typeName(at, parameter)));
    return written;
  }

  private String typeName(JsonPointer at, Map<String, Object> parameter) {
    return TypeNaming.at(
        at, operationName + TypeNaming.part(String.valueOf(parameter.get("name"))));
  }

  /** An object becomes a map of texts; other types that a URL cannot hold become text. */
  private Map<String, Object> schema(JsonPointer at, Object source, String typeName) {
    if (source == null) {
      return text();
    }
    if (types.isObject(source)) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("type", "object");
      map.put("additionalProperties", text());
      return map;
    }
    Map<String, Object> schema = Types.bare(types.schema(source, typeName, at));
    return schema.containsKey("type") || schema.containsKey("$ref") ? schema : text();
  }

  private static Map<String, Object> text() {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("type", "string");
    return text;
  }

  private List<Object> undeclared(Set<Object> declared) {
    List<Object> parameters = new ArrayList<>();
    Matcher template = TEMPLATE.matcher(path);
    while (template.find()) {
      String name = template.group(1);
      if (declared.add(name)) {
        DocumentLog.write(
            Level.WARNING,
            "{0} #{1}: the path parameter {2} is not declared; the client sends it as text",
            file,
            operation,
            name);
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", "path");
        parameter.put("required", true);
        parameter.put("schema", text());
        parameters.add(parameter);
      }
    }
    return parameters;
  }
}
