package dev.keyfob.generator.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The view of a record with the optional parameters of an operation, and of the overload that takes
 * it. The order of the components does not depend on the document's, so that an update which only
 * moves parameters changes nothing for callers.
 *
 * @param name of the record
 * @param required the arguments that the overload has beside the record
 * @param arguments the expressions that the overload passes on
 */
record ParameterObjectView(
    String name,
    List<Component> components,
    List<Required> required,
    List<String> arguments,
    Set<String> imports) {

  /** An operation with more optional parameters than this gets a record. */
  private static final int MAX_POSITIONAL = 3;

  private static final String SECRET = "dev.keyfob.secret.Secret";

  /**
   * One optional parameter.
   *
   * @param type in the record; a secret is masked
   * @param wireName the place and name in the request
   * @param freeForm whether the document does not name the parameters, and null stands for none
   * @param frozen whether the record copies the value
   */
  record Component(
      String javaName,
      String type,
      String wireName,
      String javadoc,
      boolean freeForm,
      boolean frozen,
      boolean hasNext) {}

  /** One argument that is not in the record. */
  record Required(String javaName, String type, String javadoc) {}

  static Optional<ParameterObjectView> of(
      String method, List<Argument> arguments, ParameterObjectNames names) {
    List<Argument> optional =
        arguments.stream()
            .filter(Argument::isOptional)
            .sorted(Comparator.comparing(Argument::label))
            .toList();
    return optional.size() > MAX_POSITIONAL
        ? Optional.of(of(names.of(method), arguments, optional))
        : Optional.empty();
  }

  private static ParameterObjectView of(
      String name, List<Argument> arguments, List<Argument> optional) {
    Map<String, String> javaNames =
        Identifiers.ofComponents().lowerCamel(optional.stream().map(Argument::label).toList());
    Set<String> imports =
        new TreeSet<>(Set.of("jakarta.annotation.Nonnull", "jakarta.annotation.Nullable"));
    List<Component> components = new ArrayList<>();
    for (Argument argument : optional) {
      components.add(
          new Component(
              javaNames.get(argument.label()),
              typeInRecord(argument),
              argument.annotation() + " " + argument.wireName(),
              argument.javadoc(),
              argument.freeForm(),
              isFrozen(argument),
              components.size() + 1 < optional.size()));
      if (argument.masked()) {
        imports.add(SECRET);
      } else if (isFrozen(argument)) {
        imports.add("dev.keyfob.json.Adapters");
      }
    }
    List<Required> required =
        arguments.stream()
            .filter(argument -> !argument.isOptional())
            .map(each -> new Required(each.javaName(), each.type().name(), each.javadoc()))
            .toList();
    return new ParameterObjectView(
        name,
        components,
        required,
        arguments.stream().map(argument -> passed(argument, javaNames)).toList(),
        imports);
  }

  private static String typeInRecord(Argument argument) {
    return argument.masked() ? "Secret<" + argument.type().name() + ">" : argument.type().name();
  }

  private static boolean isFrozen(Argument argument) {
    return !argument.masked() && (argument.type().isList() || argument.type().isMap());
  }

  private static String passed(Argument argument, Map<String, String> javaNames) {
    if (!argument.isOptional()) {
      return argument.javaName();
    }
    String value = "parameters." + javaNames.get(argument.label()) + "()";
    String none = argument.freeForm() ? "Map.of()" : "null";
    if (argument.masked()) {
      return value + " == null ? " + none + " : " + value + ".reveal()";
    }
    return argument.freeForm() ? value + " == null ? " + none + " : " + value : value;
  }

  /** Returns the components that the record copies. */
  List<Component> frozen() {
    return components.stream().filter(Component::frozen).toList();
  }

  boolean hasFrozen() {
    return !frozen().isEmpty();
  }

  String argumentList() {
    return arguments.stream().collect(Collectors.joining(",\n        "));
  }

  /** Returns the type of each component, by name. */
  Map<String, String> types() {
    Map<String, String> types = new LinkedHashMap<>();
    components.forEach(component -> types.put(component.javaName(), component.type()));
    return types;
  }
}
