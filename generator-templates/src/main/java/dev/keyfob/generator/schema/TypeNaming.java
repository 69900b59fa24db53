package dev.keyfob.generator.schema;

import dev.keyfob.generator.openapi.Words;
import dev.keyfob.generator.tree.JsonPointer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns a document's names into names of Java types. */
final class TypeNaming {

  /**
   * Types that generated code uses by their simple names, and those of java.lang that every file
   * sees.
   */
  private static final Set<String> TAKEN =
      Set.of(
          "Adapter",
          "Adapters",
          "BigDecimal",
          "Body",
          "Builder",
          "Call",
          "Generated",
          "Gson",
          "Header",
          "HeaderMap",
          "Headers",
          "JsonArray",
          "JsonElement",
          "JsonNull",
          "JsonObject",
          "JsonPrimitive",
          "JsonReader",
          "JsonToken",
          "JsonWriter",
          "Credential",
          "Effect",
          "Nonnull",
          "Nullable",
          "OffsetDateTime",
          "LocalDate",
          "LocalTime",
          "OpenEnum",
          "Operation",
          "Path",
          "Query",
          "QueryMap",
          "RecordAdapter",
          "Response",
          "Secret",
          "TypeAdapter",
          "TypeAdapterFactory",
          "TypeToken",
          "UnknownFields",
          "DELETE",
          "GET",
          "HEAD",
          "OPTIONS",
          "PATCH",
          "POST",
          "PUT",
          "HTTP",
          "Field",
          "FormUrlEncoded",
          "Multipart",
          "Part",
          "PartMap",
          "RequestBody",
          "ResponseBody",
          "IOException",
          "ArrayList",
          "Collection",
          "Collections",
          "HashMap",
          "LinkedHashMap",
          "List",
          "Map",
          "MismatchException",
          "Objects",
          "Optional",
          "Set",
          "Appendable",
          "AutoCloseable",
          "Boolean",
          "Byte",
          "Character",
          "CharSequence",
          "Class",
          "ClassLoader",
          "Cloneable",
          "Comparable",
          "Deprecated",
          "Double",
          "Enum",
          "Error",
          "Exception",
          "Float",
          "FunctionalInterface",
          "Integer",
          "InterruptedException",
          "Iterable",
          "Long",
          "Math",
          "Module",
          "ModuleLayer",
          "Number",
          "Object",
          "Override",
          "Package",
          "Process",
          "ProcessBuilder",
          "ProcessHandle",
          "Readable",
          "Record",
          "Runnable",
          "Runtime",
          "RuntimeException",
          "RuntimePermission",
          "SafeVarargs",
          "ScopedValue",
          "SecurityException",
          "SecurityManager",
          "Short",
          "StackWalker",
          "StrictMath",
          "String",
          "StringBuffer",
          "StringBuilder",
          "SuppressWarnings",
          "System",
          "Thread",
          "ThreadGroup",
          "ThreadLocal",
          "Throwable",
          "Void",
          "IO",
          "StringTemplate");

  private static final Set<String> KEYWORDS =
      Set.of("properties", "items", "$defs", "definitions", "schema", "content");

  /** A file system takes 255 characters, of which nested classes and endings need some. */
  private static final int LONGEST = 160;

  private TypeNaming() {}

  /** A name of which any part can be the beginning or the end of a longer one. */
  static String part(String name) {
    String camel = Words.upperCamel(name);
    if (!camel.isEmpty()) {
      return camel;
    }
    // Nothing of the name can be written in Java: its characters' numbers can.
    return "U"
        + name.codePoints()
            .mapToObj(c -> Integer.toHexString(c).toUpperCase(Locale.ROOT))
            .collect(Collectors.joining("U"));
  }

  /**
   * A component's name. A namespace, which ends at a dot, is left out if what follows says it
   * again.
   */
  static String component(String name) {
    List<String> segments = Arrays.asList(name.split("\\."));
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < segments.size(); i++) {
      String rest = String.join("_", segments.subList(i + 1, segments.size()));
      if (i == segments.size() - 1 || !repeats(rest, segments.get(i))) {
        kept.add(segments.get(i));
      }
    }
    return type(part(String.join("_", kept)));
  }

  /**
   * The name of a type that stands at a place other things refer to; {@code otherwise} where the
   * place has no name.
   */
  static String at(JsonPointer place, String otherwise) {
    List<String> tokens = place.tokens();
    if (tokens.size() < 3 || !tokens.get(0).equals("components")) {
      return otherwise;
    }
    StringBuilder name = new StringBuilder(component(tokens.get(2)));
    tokens.subList(3, tokens.size()).stream()
        .filter(token -> !KEYWORDS.contains(token))
        .forEach(token -> name.append(part(token)));
    return name.toString();
  }

  /**
   * Makes sure that a name can stand for a type: {@code N2} for what begins with a digit, {@code
   * ListModel} for List.
   */
  static String type(String camel) {
    String legal = Character.isDigit(camel.charAt(0)) ? "N" + camel : camel;
    if (legal.length() > LONGEST) {
      return legal.substring(0, LONGEST)
          + "X"
          + Integer.toHexString(legal.hashCode()).toUpperCase(Locale.ROOT);
    }
    // What there is once a provider is called <ProviderSpecs>Adapters.
    return TAKEN.contains(legal) || legal.endsWith("Adapters") ? legal + "Model" : legal;
  }

  private static boolean repeats(String rest, String namespace) {
    List<String> words = Words.of(rest).stream().map(Words::singular).toList();
    List<String> sought = Words.of(namespace).stream().map(Words::singular).toList();
    return !sought.isEmpty() && Collections.indexOfSubList(words, sought) >= 0;
  }
}
