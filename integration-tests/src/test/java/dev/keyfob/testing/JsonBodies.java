package dev.keyfob.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads and compares JSON by meaning. Messages contain no values. */
public final class JsonBodies {

  private static final ObjectMapper READER =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private JsonBodies() {}

  /** Parses a text. */
  public static JsonNode read(String json) {
    try {
      return READER.readTree(json);
    } catch (JsonProcessingException notJson) {
      throw new IllegalArgumentException("not JSON", notJson);
    }
  }

  /**
   * Returns the places where two values differ, as JSON pointers with a word on the difference.
   * Numbers are compared by value, date-times by instant and offset, and a number equals the text
   * with the same digits.
   */
  public static List<String> differences(JsonNode expected, JsonNode actual) {
    List<String> differences = new ArrayList<>();
    compare("", expected, actual, differences);
    return differences;
  }

  private static void compare(
      String at, JsonNode expected, JsonNode actual, List<String> differences) {
    if (expected.isObject() && actual.isObject()) {
      Set<String> names = new LinkedHashSet<>();
      expected.fieldNames().forEachRemaining(names::add);
      actual.fieldNames().forEachRemaining(names::add);
      names.forEach(
          name ->
              compare(
                  at + "/" + escaped(name), expected.path(name), actual.path(name), differences));
    } else if (expected.isArray() && actual.isArray()) {
      for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
        compare(at + "/" + i, expected.path(i), actual.path(i), differences);
      }
    } else if (expected.isMissingNode() || actual.isMissingNode()) {
      differences.add(at + (actual.isMissingNode() ? " is lost" : " was not there before"));
    } else if (!sameScalar(expected, actual)) {
      differences.add(
          at + " has changed from " + expected.getNodeType() + " to " + actual.getNodeType());
    }
  }

  private static boolean sameScalar(JsonNode expected, JsonNode actual) {
    if (expected.isContainerNode()
        || actual.isContainerNode()
        || expected.isNull()
        || actual.isNull()) {
      return expected.equals(actual);
    }
    if (expected.isNumber() && actual.isNumber()) {
      return expected.decimalValue().compareTo(actual.decimalValue()) == 0;
    }
    return sameText(expected.asText(), actual.asText()) || sameNumber(expected, actual);
  }

  /** A number too large for a number type is compared as text. */
  private static boolean sameNumber(JsonNode expected, JsonNode actual) {
    try {
      return (expected.isNumber() || actual.isNumber())
          && new BigDecimal(expected.asText()).compareTo(new BigDecimal(actual.asText())) == 0;
    } catch (NumberFormatException notANumber) {
      return false;
    }
  }

  /** Returns whether two texts are equal or the same date-time. */
  public static boolean sameText(String expected, String actual) {
    OffsetDateTime time = time(expected);
    return expected.equals(actual) || (time != null && Objects.equals(time, time(actual)));
  }

  private static OffsetDateTime time(String text) {
    try {
      return OffsetDateTime.parse(text);
    } catch (DateTimeException notATime) {
      return null;
    }
  }

  /** Returns each value of a tree by JSON pointer, the root first. */
  public static Map<String, JsonNode> places(JsonNode root) {
    Map<String, JsonNode> places = new LinkedHashMap<>();
    collect("", root, places);
    return places;
  }

  private static void collect(String at, JsonNode node, Map<String, JsonNode> places) {
    places.put(at, node);
    node.properties()
        .forEach(field -> collect(at + "/" + escaped(field.getKey()), field.getValue(), places));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(at + "/" + i, node.get(i), places);
    }
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
