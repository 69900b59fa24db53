package dev.keyfob.internal.result;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.TypeAdapter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds the errors in a body of any shape: an {@code errors} array of objects or texts, a single
 * {@code error}, or an object that is an error itself. HTML, nothing at all, or JSON of another
 * shape has none.
 */
final class ErrorParser {

  /** More than a person reads, and little enough for an answer made to hurt. */
  private static final int MOST_ERRORS = 100;

  /**
   * No error is that long: what is takes many times its length to parse, and is nothing that
   * anybody has to read.
   */
  private static final int LONGEST = 1 << 20;

  private ErrorParser() {}

  /** The errors, in their order; none where the body is longer than any error. */
  static List<Map<?, ?>> parse(String body) {
    List<Map<?, ?>> errors = new ArrayList<>();
    Object json = json(body);
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
      for (int i = 0; i < list.size() && errors.size() < MOST_ERRORS; i++) {
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
    if (body.length() > LONGEST) {
      return "";
    }
    char first = body.isBlank() ? ' ' : body.stripLeading().charAt(0);
    if (first != '{' && first != '[') {
      return "";
    }
    try {
      return JsonValues.of(Json.ADAPTER.fromJson(body));
    } catch (IOException
        | RuntimeException
        | Error notJson) { // an Error, too: status and body are worth more
      return "";
    }
  }

  /**
   * Apart, so that it is made where its failure does no harm, and only when there has been an
   * error.
   */
  private static final class Json {
    static final TypeAdapter<JsonElement> ADAPTER = new Gson().getAdapter(JsonElement.class);
  }
}
