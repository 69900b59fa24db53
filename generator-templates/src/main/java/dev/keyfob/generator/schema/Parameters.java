package dev.keyfob.generator.schema;

import dev.keyfob.generator.tree.DocumentLog;
import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.Tree;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reduces the parameters of an operation to texts, numbers, enums, lists of these, and maps. */
final class Parameters {

  private static final Set<String> PLACES = Set.of("path", "query", "header");
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
      if (PLACES.contains(String.valueOf(parameter.get("in")))) {
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

  private Map<String, Object> write(JsonPointer at, Map<String, Object> parameter) {
    Map<String, Object> written = new LinkedHashMap<>();
    KEPT.stream()
        .filter(parameter::containsKey)
        .forEach(key -> written.put(key, parameter.get(key)));
    if ("path".equals(parameter.get("in"))) {
      written.put("required", true);
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
