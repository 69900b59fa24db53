package dev.keyfob.json;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.keyfob.secret.Secret;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A type that Jackson and Gson write as the object that {@link #jsonView} returns. They need no
 * module for it, also for its times.
 *
 * @since 0.1.0
 */
public interface JsonView {

  /**
   * {@return the properties by name, for JSON and structured logs} Secrets are masked, times are
   * text in ISO 8601. A property without a value is left out.
   */
  @JsonValue
  Map<String, Object> jsonView();

  /**
   * {@return an unmodifiable map of properties, in the given order} For implementations.
   *
   * @param namesAndValues a name, its value, the next name, and so on. Null and empty {@link
   *     Optional}s are left out.
   */
  static Map<String, Object> properties(Object... namesAndValues) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Object value = plain(namesAndValues[i + 1]);
      if (value != null) {
        properties.put((String) namesAndValues[i], value);
      }
    }
    return Collections.unmodifiableMap(properties);
  }

  private static Object plain(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(JsonView::plain).orElse(null);
    }
    if (value instanceof OffsetDateTime time) {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }
    return value instanceof Secret<?> || value instanceof OpenEnum || value instanceof Duration
        ? value.toString()
        : value;
  }
}
