package dev.keyfob.generator.render;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One argument of a generated method.
 *
 * @param annotation of Retrofit
 * @param wireName the name in the request; null if the annotation has none
 * @param label the wire name, completed by the place if several parameters have the name
 * @param masked whether text that shows the argument must mask it
 * @param freeForm whether it is a map of parameters that the document does not name
 */
record Argument(
    String annotation,
    String wireName,
    String label,
    JavaType type,
    boolean required,
    boolean masked,
    boolean freeForm,
    String javaName,
    String javadoc) {

  static final Pattern IN_PATH = Pattern.compile("\\{([^{}/]+)}");

  /** Retrofit rejects a path parameter after a query. */
  private static final List<String> PLACES = List.of("path", "query", "header");

  private static final JavaType TEXT = JavaType.of("String", "");

  static Argument body(JavaType type, String javadoc) {
    return new Argument("Body", null, "body", type, true, false, false, "body", javadoc);
  }

  /** Returns the arguments for the parameters of an operation, in the order of the method. */
  static List<Argument> of(String path, Operation operation) {
    List<Parameter> parameters = parameters(path, operation);
    Set<String> names = new LinkedHashSet<>();
    List<String> labels = new ArrayList<>();
    for (Parameter parameter : parameters) {
      String name = parameter.getName();
      labels.add(names.add(name) ? name : name + "_" + parameter.getIn());
    }
    Map<String, String> javaNames = Identifiers.ofParameters().lowerCamel(Set.copyOf(labels));
    List<Argument> arguments = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      String label = labels.get(i);
      arguments.add(of(parameters.get(i), label, javaNames.get(label)));
    }
    return arguments;
  }

  /** Returns path parameters in the order of the path, then those of the query and of headers. */
  private static List<Parameter> parameters(String path, Operation operation) {
    Collection<Parameter> declared =
        operation.getParameters() == null ? List.of() : operation.getParameters();
    List<Parameter> parameters = new ArrayList<>();
    Matcher inPath = IN_PATH.matcher(path);
    while (inPath.find()) {
      String name = inPath.group(1);
      parameters.add(
          declared.stream()
              .filter(each -> "path".equals(each.getIn()) && name.equals(each.getName()))
              .findFirst()
              .orElseGet(() -> new Parameter().in("path").name(name)));
    }
    declared.stream()
        .filter(each -> PLACES.indexOf(each.getIn()) > 0)
        .sorted(Comparator.comparingInt(each -> PLACES.indexOf(each.getIn())))
        .forEach(parameters::add);
    return parameters;
  }

  private static Argument of(Parameter parameter, String label, String javaName) {
    String name = parameter.getName();
    boolean required = Boolean.TRUE.equals(parameter.getRequired());
    boolean masked =
        parameter.getSchema() != null
            && JavaTypes.of(parameter.getSchema()).name().contains("Secret<");
    String javadoc = description(name, parameter);
    return switch (parameter.getIn()) {
      case "path" ->
          new Argument(
              "Path",
              retrofitName(name),
              label,
              scalar(parameter.getSchema()),
              true,
              masked,
              false,
              javaName,
              javadoc);
      case "query" -> {
        JavaType type = query(parameter);
        boolean map = type.isMap();
        yield new Argument(
            map ? "QueryMap" : "Query",
            map ? null : name,
            label,
            type,
            required || map,
            masked,
            map && !required,
            javaName,
            javadoc);
      }
      default ->
          new Argument(
              "Header",
              name,
              label,
              scalar(parameter.getSchema()),
              required,
              masked,
              false,
              javaName,
              javadoc);
    };
  }

  /** Returns whether a caller may leave the argument out. */
  boolean isOptional() {
    return !required || freeForm;
  }

  OperationView.ParameterView view(boolean hasNext) {
    String where =
        wireName == null
            ? "@" + annotation
            : "@" + annotation + "(" + JavaText.literal(wireName) + ")";
    String declaration =
        (required ? "@Nonnull " : "@Nullable ") + where + " " + type.name() + " " + javaName;
    return new OperationView.ParameterView(
        declaration, type.name(), annotation + " " + wireName, javaName, javadoc, hasNext);
  }

  private static JavaType query(Parameter parameter) {
    Schema<?> schema = parameter.getSchema();
    JavaType type = schema == null ? TEXT : JavaTypes.of(schema);
    boolean exploded = !Boolean.FALSE.equals(parameter.getExplode());
    if (type.isList() && exploded) {
      return list(schema.getItems() == null ? TEXT : scalar(schema.getItems()));
    }
    if (type.isMap() || type.name().equals("Secret<JsonObject>")) {
      return JavaType.of("Map<String, String>", "", "java.util.Map");
    }
    return scalar(schema);
  }

  private static JavaType list(JavaType element) {
    return element.within("List<%s>", "%s", "java.util.List");
  }

  /** Replaces masked and generic types by String: Retrofit uses toString in URLs and headers. */
  private static JavaType scalar(Schema<?> schema) {
    JavaType type = schema == null ? TEXT : JavaTypes.of(schema);
    return type.name().contains("<") ? TEXT : type;
  }

  /** Replaces characters that Retrofit does not allow in names of path parameters. */
  static String retrofitName(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9_-]", "_");
    return Character.isLetter(plain.charAt(0)) ? plain : "p" + plain;
  }

  private static String description(String name, Parameter parameter) {
    return JavaText.javadocLine(
        parameter.getDescription(), "{@code " + JavaText.javadocLine(name) + "}");
  }
}
