package dev.keyfob.generator.render;

import dev.keyfob.generator.openapi.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * Java names within one scope: a record, an interface, a method. What the name becomes depends on
 * nothing outside the scope, and no two in it are the same.
 */
final class Identifiers {

  private final Set<String> taken;

  private Identifiers(Set<String> taken) {
    this.taken = taken;
  }

  /**
   * The components of a record, which may not be named like methods that every object or our
   * records have, nor like what stands beside them in the method that reads them.
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

  /**
   * @param type whose constants they are, and which they would hide
   */
  static Identifiers ofConstants(String type) {
    return new Identifiers(new HashSet<>(List.of(type)));
  }

  /** {@code user_name} becomes userName. */
  String lowerCamel(String name) {
    String camel = Words.upperCamel(name);
    String java =
        camel.isEmpty()
            ? symbols(name)
            : camel.substring(0, 1).toLowerCase(Locale.ROOT) + camel.substring(1);
    return unused(legal(java), "_");
  }

  /** {@code api-keys} becomes API_KEYS. */
  String constant(String value) {
    String words =
        Words.of(value).stream()
            .map(word -> word.toUpperCase(Locale.ROOT))
            .collect(Collectors.joining("_"));
    return unused(legal(words.isEmpty() ? symbols(value) : words), "_");
  }

  /**
   * A value without a letter or digit is named by its characters, so that the name says something
   * and stays.
   */
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
