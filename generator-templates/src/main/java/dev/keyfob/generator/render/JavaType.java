package dev.keyfob.generator.render;

import java.util.Set;
import java.util.TreeSet;

/**
 * The Java type of a schema.
 *
 * @param name the type in the source
 * @param adapter the expression for the adapter that reads and writes it
 * @param imports the imports that the name needs
 */
record JavaType(String name, String adapter, Set<String> imports) {

  static JavaType of(String name, String adapter, String... imports) {
    return new JavaType(name, adapter, Set.of(imports));
  }

  /** Returns a type that contains this one as type argument. */
  JavaType within(String namePattern, String adapterPattern, String... moreImports) {
    Set<String> all = new TreeSet<>(imports);
    all.addAll(Set.of(moreImports));
    return new JavaType(namePattern.formatted(name), adapterPattern.formatted(adapter), all);
  }

  boolean isList() {
    return name.startsWith("List<");
  }

  boolean isMap() {
    return name.startsWith("Map<");
  }
}
