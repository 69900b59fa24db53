package dev.keyfob.generator.render;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The public Java API that is generated from a generator input.
 *
 * @param records the types of the components of each record, by name; a parameter object has the
 *     name of its interface before its own
 * @param enums the constants of each open enum
 * @param methods the methods of the Retrofit interfaces
 * @param wireNames the property or value in JSON of each component and constant, such as {@code
 *     Thing.userId}
 */
public record GeneratedApi(
    Map<String, Map<String, String>> records,
    Map<String, List<String>> enums,
    List<Method> methods,
    Map<String, String> wireNames) {

  /**
   * A method of a Retrofit interface.
   *
   * @param operation the HTTP method and path template, for example {@code POST /things}
   * @param type the interface
   * @param parameters the types of the parameters, as in the source
   * @param wireParameters the name in the request of each parameter
   * @param returns the type argument of the returned {@code Call}
   */
  public record Method(
      String operation,
      String type,
      String name,
      List<String> parameters,
      List<String> wireParameters,
      String returns) {}

  /** Returns the API without generating it. */
  public static GeneratedApi of(OpenAPI input) {
    Map<String, Map<String, String>> records = new TreeMap<>();
    Map<String, List<String>> enums = new TreeMap<>();
    Map<String, String> wireNames = new TreeMap<>();
    if (input.getComponents() != null && input.getComponents().getSchemas() != null) {
      input
          .getComponents()
          .getSchemas()
          .forEach((name, schema) -> type(name, schema, records, enums, wireNames));
    }
    Set<String> models = new TreeSet<>(records.keySet());
    models.addAll(enums.keySet());
    List<Method> methods = methods(input, models, records, wireNames);
    return new GeneratedApi(records, enums, methods, wireNames);
  }

  private static void type(
      String name,
      Schema<?> schema,
      Map<String, Map<String, String>> records,
      Map<String, List<String>> enums,
      Map<String, String> wireNames) {
    if (schema.getEnum() != null) {
      List<EnumView.Constant> constants = EnumView.of(name, schema).constants();
      enums.put(name, constants.stream().map(EnumView.Constant::javaName).toList());
      constants.forEach(
          constant -> wireNames.put(name + "." + constant.javaName(), constant.value()));
    } else {
      Map<String, String> components = new LinkedHashMap<>();
      RecordView.of(name, schema)
          .components()
          .forEach(
              component -> {
                components.put(component.javaName(), component.type().name());
                wireNames.put(name + "." + component.javaName(), component.jsonName());
              });
      records.put(name, components);
    }
  }

  private record LocatedOperation(
      String operation, String path, PathItem.HttpMethod method, Operation node) {}

  /** Returns the methods, and adds their parameter objects to the records. */
  private static List<Method> methods(
      OpenAPI input,
      Set<String> models,
      Map<String, Map<String, String>> records,
      Map<String, String> wireNames) {
    List<LocatedOperation> operations = new ArrayList<>();
    if (input.getPaths() != null) {
      input
          .getPaths()
          .forEach(
              (path, item) ->
                  item.readOperationsMap()
                      .forEach(
                          (method, node) ->
                              operations.add(
                                  new LocatedOperation(method + " " + path, path, method, node))));
    }
    // Methods are named in openapi-generator's order, which decides which of two equal names gets a
    // number.
    operations.sort(Comparator.comparing(found -> found.node().getOperationId()));
    KeyfobJavaCodegen codegen = new KeyfobJavaCodegen();
    Map<String, Identifiers> names = new TreeMap<>();
    Map<String, ParameterObjectNames> objectNames = new TreeMap<>();
    List<Method> methods = new ArrayList<>();
    for (LocatedOperation found : operations) {
      List<String> tags = found.node().getTags();
      String type = codegen.toApiName(tags == null || tags.isEmpty() ? "default" : tags.get(0));
      String name =
          names
              .computeIfAbsent(type, any -> Identifiers.ofMethods())
              .lowerCamel(found.node().getOperationId());
      OperationView view =
          OperationView.of(
              name,
              found.method().name(),
              found.path(),
              found.node(),
              objectNames.computeIfAbsent(type, any -> new ParameterObjectNames(models)));
      parameterObject(type, view.parameterObject(), records, wireNames);
      methods.add(
          new Method(
              found.operation(),
              type,
              name,
              view.parameterTypes(),
              view.wireParameters(),
              view.returns()));
    }
    return methods;
  }

  private static void parameterObject(
      String type,
      ParameterObjectView object,
      Map<String, Map<String, String>> records,
      Map<String, String> wireNames) {
    if (object != null) {
      String name = type + "." + object.name();
      records.put(name, object.types());
      object
          .components()
          .forEach(
              component -> wireNames.put(name + "." + component.javaName(), component.wireName()));
    }
  }
}
