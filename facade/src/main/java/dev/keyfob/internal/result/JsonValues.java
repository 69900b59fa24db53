package dev.keyfob.internal.result;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.keyfob.json.Adapters;
import dev.keyfob.json.MismatchException;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Converts JSON to unmodifiable Java values: maps in the order of the fields, lists, strings,
 * booleans, null, {@link Long} for whole numbers that fit, and {@link BigDecimal} for other
 * numbers.
 *
 * <p>A number of more than 400 characters or with an exponent of five digits stays text, since
 * arithmetic with it could fill the memory.
 */
public final class JsonValues {

  private static final int MAX_LONG_DIGITS = 18;

  private JsonValues() {}

  /** Returns the fields of an object. */
  public static Map<String, Object> of(JsonObject object) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> field : object.entrySet()) {
      map.put(field.getKey(), of(field.getValue()));
    }
    return Collections.unmodifiableMap(map);
  }

  /** Returns the value of any JSON element. */
  public static @Nullable Object of(JsonElement json) {
    if (json.isJsonObject()) {
      return of(json.getAsJsonObject());
    }
    if (json.isJsonArray()) {
      List<Object> list = new ArrayList<>(json.getAsJsonArray().size());
      for (JsonElement element : json.getAsJsonArray()) {
        list.add(of(element));
      }
      return Collections.unmodifiableList(list);
    }
    return json.isJsonNull() ? null : of(json.getAsJsonPrimitive());
  }

  private static Object of(JsonPrimitive primitive) {
    if (primitive.isBoolean()) {
      return primitive.getAsBoolean();
    }
    return primitive.isString() ? primitive.getAsString() : number(primitive.getAsString());
  }

  private static Object number(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    boolean whole = text.length() > start && text.length() - start <= MAX_LONG_DIGITS;
    for (int i = start; whole && i < text.length(); i++) {
      whole = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    if (whole) {
      return Long.valueOf(text);
    }
    try {
      return Adapters.DECIMAL.fromJson(text);
    } catch (MismatchException | IOException tooLarge) {
      return text;
    }
  }
}
