package dev.keyfob.leak;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.keyfob.json.OpenEnum;
import dev.keyfob.json.UnknownFields;
import dev.keyfob.secret.Secret;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Creates records in which each secret and each undocumented value is a unique canary. */
public final class Canaries {

  /** The start of each canary. */
  public static final String MARK = "CANARY";

  private static final int DEEPEST = 6;
  private static final AtomicInteger COUNT = new AtomicInteger();

  private Canaries() {}

  static String next() {
    return MARK + "-sweep-" + COUNT.incrementAndGet();
  }

  static Object record(Class<?> type) {
    return record(type, false, 0);
  }

  private static Object record(Class<?> type, boolean secret, int depth) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values =
        Arrays.stream(components).map(c -> value(c.getGenericType(), secret, depth + 1)).toArray();
    return build(type, values);
  }

  /** Creates a record from its components. */
  static Object build(Class<?> type, Object[] values) {
    try {
      Class<?>[] types =
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException changed) {
      throw new IllegalStateException(type + " is not the record this test knows", changed);
    }
  }

  private static Object value(Type type, boolean secret, int depth) {
    if (type instanceof ParameterizedType generic) {
      Type inner = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
      if (generic.getRawType() == Secret.class) {
        return Secret.of(value(inner, true, depth));
      }
      if (generic.getRawType() == List.class) {
        List<Object> list = new ArrayList<>();
        list.add(value(inner, secret, depth));
        list.add(null);
        return list;
      }
      return Map.of("key", value(inner, secret, depth));
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord()) {
      return depth > DEEPEST ? null : record(plain, secret, depth);
    }
    return scalar(plain, secret);
  }

  private static Object scalar(Class<?> type, boolean secret) {
    if (type == UnknownFields.class) {
      return UnknownFields.of(Map.of("undeclared", json()));
    }
    if (JsonElement.class.isAssignableFrom(type)) {
      return json();
    }
    if (type == String.class || type == Object.class) {
      return secret ? next() : "plain";
    }
    if (OpenEnum.class.isAssignableFrom(type)) {
      return openEnum(type);
    }
    return Map.<Class<?>, Object>of(
            boolean.class,
            true,
            Boolean.class,
            true,
            Integer.class,
            7,
            Long.class,
            5_000_000_000L,
            BigDecimal.class,
            new BigDecimal("1.50"),
            OffsetDateTime.class,
            OffsetDateTime.parse("2026-01-14T15:57:20Z"),
            LocalDate.class,
            LocalDate.parse("2026-01-14"))
        .get(type);
  }

  private static Object openEnum(Class<?> type) {
    try {
      return type.getMethod("of", String.class).invoke(null, "plain");
    } catch (ReflectiveOperationException changed) {
      throw new IllegalStateException(type + " is not the open enum this test knows", changed);
    }
  }

  private static JsonObject json() {
    JsonObject object = new JsonObject();
    object.addProperty(next(), next());
    JsonArray array = new JsonArray();
    array.add(new JsonPrimitive(next()));
    object.add("list", array);
    return object;
  }
}
