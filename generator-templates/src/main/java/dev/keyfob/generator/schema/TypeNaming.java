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

/** Makes names of Java types from the names in a document. */
final class TypeNaming {

  /** Types that generated code uses by their simple names. */
  private static final Set<String> IMPORTED =
      words(
          """
          Adapter Adapters ArrayList BigDecimal Body Builder Call Collection
          Collections Credential DELETE Effect Field FormUrlEncoded GET Generated
          Gson GsonBuilder HEAD HTTP HashMap Header HeaderMap Headers IOException
          JsonArray JsonElement JsonNull JsonObject JsonPrimitive JsonReader
          JsonToken JsonWriter LinkedHashMap List LocalDate LocalTime Map
          MismatchException Multipart Nonnull Nullable OPTIONS Objects
          OffsetDateTime OpenEnum Operation Optional PATCH POST PUT Paging Part
          PartMap Path Query QueryMap RecordAdapter RequestBody Response ResponseBody Secret
          Set Streaming Type TypeAdapter TypeAdapterFactory TypeToken UnknownFields
          WireAdapters
          """);

  /** Types of java.lang up to Java 25; a list, since the names must not depend on the JDK. */
  private static final Set<String> JAVA_LANG =
      words(
          """
          Appendable AutoCloseable Boolean Byte CharSequence Character Class
          ClassLoader Cloneable Comparable Deprecated Double Enum Error Exception
          Float FunctionalInterface IO Integer InterruptedException Iterable Long
          Math Module ModuleLayer Number Object Override Package Process
          ProcessBuilder ProcessHandle Readable Record Runnable Runtime
          RuntimeException RuntimePermission SafeVarargs ScopedValue
          SecurityException SecurityManager Short StackWalker StrictMath String
          StringBuffer StringBuilder StringTemplate SuppressWarnings System Thread
          ThreadGroup ThreadLocal Throwable Void
          """);

  private static final Set<String> KEYWORDS =
      Set.of("properties", "items", "$defs", "definitions", "schema", "content");

  /** File names have at most 255 characters; nested classes and endings need some of them. */
  private static final int LONGEST = 160;

  private TypeNaming() {}

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }

  /** Returns a name that can be a part of a type name. */
  static String part(String name) {
    String camel = Words.upperCamel(name);
    if (!camel.isEmpty()) {
      return camel;
    }
    // Without letters and digits, the code points of the characters make the name.
    return "U"
        + name.codePoints()
            .mapToObj(c -> Integer.toHexString(c).toUpperCase(Locale.ROOT))
            .collect(Collectors.joining("U"));
  }

  /** Returns the type name of a component, without namespaces that the rest of the name repeats. */
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

  /** Returns the type name for a place in a component; {@code otherwise} for any other place. */
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

  /** Returns a valid type name, for example N2 for {@code 2} and ListModel for {@code List}. */
  static String type(String camel) {
    String legal = Character.isDigit(camel.charAt(0)) ? "N" + camel : camel;
    if (legal.length() > LONGEST) {
      return legal.substring(0, LONGEST)
          + "X"
          + Integer.toHexString(legal.hashCode()).toUpperCase(Locale.ROOT);
    }
    // Generated interfaces end in Api, and the class of a provider's adapters in Adapters.
    return IMPORTED.contains(legal)
            || JAVA_LANG.contains(legal)
            || legal.endsWith("Adapters")
            || legal.endsWith("Api")
        ? legal + "Model"
        : legal;
  }

  private static boolean repeats(String rest, String namespace) {
    List<String> words = Words.of(rest).stream().map(Words::singular).toList();
    List<String> sought = Words.of(namespace).stream().map(Words::singular).toList();
    return !sought.isEmpty() && Collections.indexOfSubList(words, sought) >= 0;
  }
}
