package dev.keyfob.generator.render;

import dev.keyfob.generator.openapi.Words;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Names the parameter objects of one interface. They are nested types, so that they must not have
 * the name of a type that the interface imports.
 */
final class ParameterObjectNames {

  private final Set<String> taken = new HashSet<>();

  /**
   * Creates a scope.
   *
   * @param models the names of the records and enums
   */
  ParameterObjectNames(Set<String> models) {
    models.forEach(model -> taken.add(model.toLowerCase(Locale.ROOT)));
  }

  /** Returns, for example, GetServersParameters; some file systems ignore case. */
  String of(String method) {
    String name = Words.upperCamel(method) + "Parameters";
    String candidate = name;
    for (int i = 2; !taken.add(candidate.toLowerCase(Locale.ROOT)); i++) {
      candidate = name + i;
    }
    return candidate;
  }
}
