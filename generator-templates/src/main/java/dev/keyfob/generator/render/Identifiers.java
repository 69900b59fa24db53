package dev.keyfob.generator.render;

import dev.keyfob.generator.openapi.Words;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/** Makes unique Java identifiers within one scope: a record, an interface, a method or an enum. */
final class Identifiers {

  private final Set<String> taken;

  private Identifiers(Set<String> taken) {
    this.taken = taken;
  }

  /**
   * Creates a scope for the components of a record. The names of methods of every record, and of
   * variables in the generated read method, are reserved.
   */
  static Identifiers ofComponents() {
    return new Identifiers(
        new HashSet<>(
            List.of(
                "clone",
                "finalize",
                "getClass",
                "hashCode",
                "notify",
                "notifyAll",
                "toString",
                "wait",
                "builder",
                "toBuilder",
                "build",
                "unknownFields",
                "jsonReader",
                "jsonName",
                "jsonPlace",
                "jsonMismatch")));
  }

  static Identifiers ofMethods() {
    return new Identifiers(
        new HashSet<>(
            List.of(
                "clone",
                "finalize",
                "getClass",
                "hashCode",
                "notify",
                "notifyAll",
                "toString",
                "wait")));
  }

  static Identifiers ofParameters() {
    return new Identifiers(new HashSet<>(List.of("body")));
  }

  /** Creates a scope for the constants of a type, whose own name is reserved. */
  static Identifiers ofConstants(String type) {
    return new Identifiers(new HashSet<>(List.of(type)));
  }

  /** Names several members in an order that does not depend on the document's. */
  private static Map<String, String> inStableOrder(
      Collection<String> names, UnaryOperator<String> naming) {
    Map<String, String> java = new HashMap<>();
    names.stream().sorted().forEach(name -> java.computeIfAbsent(name, naming));
    return java;
  }

  /** Returns the identifier of each name. A name that is its own identifier keeps it. */
  Map<String, String> lowerCamel(Collection<String> names) {
    Map<Boolean, List<String>> exact =
        names.stream().collect(Collectors.partitioningBy(name -> camel(name).equals(name)));
    Map<String, String> java = inStableOrder(exact.get(true), this::lowerCamel);
    java.putAll(inStableOrder(exact.get(false), this::lowerCamel));
    return java;
  }

  /** Returns the constant of each value. */
  Map<String, String> constants(Collection<String> values) {
    return inStableOrder(values, this::constant);
  }

  /** Returns, for example, userName for {@code user_name}. */
  String lowerCamel(String name) {
    return unused(camel(name), "_");
  }

  private static String camel(String name) {
    String camel = Words.upperCamel(name);
    return legal(
        camel.isEmpty()
            ? symbols(name)
            : camel.substring(0, 1).toLowerCase(Locale.ROOT) + camel.substring(1));
  }

  /** Returns, for example, API_KEYS for {@code api-keys}. */
  String constant(String value) {
    String words =
        Words.of(value).stream()
            .map(word -> word.toUpperCase(Locale.ROOT))
            .collect(Collectors.joining("_"));
    return unused(legal(words.isEmpty() ? symbols(value) : words), "_");
  }

  /** Names a value without letters and digits by its code points, so that the name is stable. */
  private static String symbols(String value) {
    if (value.isEmpty()) {
      return "EMPTY";
    }
    return value.codePoints().mapToObj(c -> "U%04X".formatted(c)).collect(Collectors.joining("_"));
  }

  private static String legal(String name) {
    String java = Character.isJavaIdentifierStart(name.charAt(0)) ? name : "_" + name;
    return SourceVersion.isKeyword(java) ? java + "_" : java;
  }

  private String unused(String name, String separator) {
    String candidate = name;
    for (int i = 2; !taken.add(candidate); i++) {
      candidate = name + separator + i;
    }
    return candidate;
  }
}
