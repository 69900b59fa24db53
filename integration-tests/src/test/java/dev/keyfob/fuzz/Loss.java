package dev.keyfob.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds values of one JSON text that are missing in another. A value may change its form: a number
 * may become text, and a date-time may be formatted differently.
 */
final class Loss {

  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(
              DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Loss() {}

  /**
   * Returns the places of the missing values. The list is empty if the first text is not strict
   * JSON or repeats a field.
   */
  static List<String> between(String before, String after) {
    List<String> lost = new ArrayList<>();
    try {
      compare("", STRICT.readTree(before), STRICT.readTree(after), lost);
    } catch (JsonProcessingException notJson) {
      return List.of();
    }
    return lost;
  }

  private static void compare(String at, JsonNode before, JsonNode after, List<String> lost) {
    if (before.isObject() && after.isObject()) {
      before
          .properties()
          .forEach(
              field ->
                  compare(
                      at + "/" + field.getKey(),
                      field.getValue(),
                      after.path(field.getKey()),
                      lost));
    } else if (before.isArray() && before.size() == after.size()) {
      for (int i = 0; i < before.size(); i++) {
        compare(at + "/" + i, before.get(i), after.get(i), lost);
      }
    } else if (before.isContainerNode() || before.isNull() || after.isNull()) {
      note(before.equals(after), at, lost);
    } else {
      note(sameText(before.asText(), after.asText()), at, lost);
    }
  }

  private static void note(boolean same, String at, List<String> lost) {
    if (!same) {
      lost.add(at);
    }
  }

  private static boolean sameText(String before, String after) {
    return before.equals(after) || isTime(after) || sameNumber(before, after);
  }

  /** Returns whether a written text is a date-time: the value before it may have had any form. */
  private static boolean isTime(String text) {
    try {
      return OffsetDateTime.parse(text) != null;
    } catch (DateTimeException notATime) {
      return false;
    }
  }

  private static boolean sameNumber(String before, String after) {
    try {
      return new BigDecimal(before).compareTo(new BigDecimal(after)) == 0;
    } catch (NumberFormatException notANumber) {
      return false;
    }
  }
}
