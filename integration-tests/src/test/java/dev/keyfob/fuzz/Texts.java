package dev.keyfob.fuzz;

import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Generates hostile inputs: text of any chars, including unpaired surrogates and NUL, and JSON of
 * any shape.
 */
final class Texts {

  private Texts() {}

  static Arbitrary<String> any() {
    Arbitrary<String> parts =
        Arbitraries.oneOf(
            Arbitraries.strings().ascii().ofMaxLength(3),
            Arbitraries.strings().ofMaxLength(3),
            Arbitraries.of(
                "\0",
                "\ud800",
                "\udc00",
                "\ud83d\ude00",
                "\ufeff",
                "\ufffd",
                "é",
                "\"",
                "\\",
                "\u2028",
                "%"));
    return parts.list().ofMaxSize(6).map(list -> String.join("", list));
  }

  /**
   * Generates the text of any JSON value. Its string values contain {@code mark}, its field names
   * do not.
   */
  static Arbitrary<String> json(String mark) {
    Arbitrary<String> scalars =
        Arbitraries.oneOf(
            Arbitraries.of(
                "null",
                "true",
                "false",
                "0",
                "-0",
                "17",
                "1.10",
                "1e3",
                "-1E-7",
                "1e999999999",
                "9223372036854775808",
                "9".repeat(400),
                "\"2026-01-14T15:57:20Z\"",
                "\"true\"",
                "\"1.50\"",
                "\"\""),
            any().map(text -> quoted(mark + text)));
    return Arbitraries.recursive(
        () -> scalars,
        inner ->
            Arbitraries.oneOf(
                inner.list().ofMaxSize(4).map(Texts::array), fields("", inner).map(Texts::object)),
        0,
        3);
  }

  /** Generates fields whose names start with {@code beginning} and differ from each other. */
  static Arbitrary<Map<String, String>> fields(String beginning, Arbitrary<String> json) {
    return Arbitraries.maps(any().map(name -> beginning + name), json).ofMaxSize(4);
  }

  static String object(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> quoted(field.getKey()) + ":" + field.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String array(List<String> elements) {
    return "[" + String.join(",", elements) + "]";
  }

  static String quoted(String text) {
    return new JsonPrimitive(text).toString();
  }
}
