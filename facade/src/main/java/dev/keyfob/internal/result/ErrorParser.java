package dev.keyfob.internal.result;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.TypeAdapter;
import dev.keyfob.internal.attempt.BufferedResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds the errors in a body of any shape: an {@code errors} array of objects or texts, a single
 * {@code error}, or an object that is an error itself. HTML, an empty body and JSON of another
 * shape have none.
 */
final class ErrorParser {

  /** Bounds the work on a hostile response. */
  private static final int MAX_ERRORS = 100;

  /** A longer body is not parsed: the parsed form takes many times its length. In bytes. */
  private static final int MAX_LENGTH = 1 << 20;

  private ErrorParser() {}

  /** Returns the errors in their order; none if the body is too long to be parsed. */
  static List<Map<?, ?>> parse(BufferedResponse response) {
    List<Map<?, ?>> errors = new ArrayList<>();
    Object json = response.length() > MAX_LENGTH ? "" : json(response.text().reveal());
    if (json instanceof Map<?, ?> object) {
      Object found = object.get("errors") != null ? object.get("errors") : object.get("error");
      add(found != null ? found : object, errors);
    } else if (json instanceof List<?> list) {
      add(list, errors);
    }
    return errors;
  }

  private static void add(Object found, List<Map<?, ?>> errors) {
    if (found instanceof List<?> list) {
      for (int i = 0; i < list.size() && errors.size() < MAX_ERRORS; i++) {
        addOne(list.get(i), errors);
      }
    } else {
      addOne(found, errors);
    }
  }

  private static void addOne(Object found, List<Map<?, ?>> errors) {
    if (found instanceof Map<?, ?> map && !map.isEmpty()) {
      errors.add(map);
    } else if (found instanceof String text) {
      errors.add(Map.of("message", text));
    }
  }

  private static Object json(String body) {
    char first = body.isBlank() ? ' ' : body.stripLeading().charAt(0);
    if (first != '{' && first != '[') {
      return "";
    }
    try {
      return JsonValues.of(Json.ADAPTER.fromJson(body));
    } catch (IOException | RuntimeException | Error notJson) {
      // Errors, too: status and body must still reach the caller.
      return "";
    }
  }

  /** Loaded only after an error, where a failure to load it does no harm. */
  private static final class Json {
    static final TypeAdapter<JsonElement> ADAPTER = new Gson().getAdapter(JsonElement.class);
  }
}
