package dev.keyfob.generator.render;

import java.util.Set;
import java.util.TreeSet;

/**
 * The Java type of a schema.
 *
 * @param name as written in source
 * @param adapter the expression for the adapter that streams it
 * @param imports what the name needs imported
 */
record JavaType(String name, String adapter, Set<String> imports) {

  static JavaType of(String name, String adapter, String... imports) {
    return new JavaType(name, adapter, Set.of(imports));
  }

  /** A type around this one. */
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
