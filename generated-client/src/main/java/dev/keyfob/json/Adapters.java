package dev.keyfob.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import dev.keyfob.secret.Secret;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON adapters of field types, from which generated adapters are composed. Each reads a
 * non-null value and coerces it if nothing is lost. Otherwise it throws a {@link MismatchException}
 * that holds the whole value. Thread-safe.
 *
 * @since 0.1.0
 */
public final class Adapters {

  private Adapters() {}

  /** A string. Reads a number, too, and keeps its digits. */
  public static final TypeAdapter<String> STRING =
      new TypeAdapter<>() {
        @Override
        public String read(JsonReader in) throws IOException {
          JsonToken token = in.peek();
          if (token == JsonToken.STRING || token == JsonToken.NUMBER) {
            return in.nextString();
          }
          throw new MismatchException(JsonTree.read(in));
        }

        @Override
        public void write(JsonWriter out, String value) throws IOException {
          out.value(value);
        }
      };

  /** A secret string. */
  public static final TypeAdapter<Secret<String>> SECRET_STRING = secret(STRING);

  /** Reads a boolean, or a string that contains one. */
  public static final TypeAdapter<Boolean> BOOLEAN =
      new TypeAdapter<>() {
        @Override
        public Boolean read(JsonReader in) throws IOException {
          if (in.peek() == JsonToken.BOOLEAN) {
            return in.nextBoolean();
          }
          JsonElement json = JsonTree.read(in);
          return switch (text(json)) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw new MismatchException(json);
          };
        }

        @Override
        public void write(JsonWriter out, Boolean value) throws IOException {
          out.value(value);
        }
      };

  /** A 32-bit integer. */
  public static final TypeAdapter<Integer> INTEGER =
      new NumberAdapter<>() {
        @Override
        Integer parse(String text) {
          return new BigDecimal(text).intValueExact();
        }
      };

  /** A 64-bit integer. */
  public static final TypeAdapter<Long> LONG =
      new NumberAdapter<>() {
        @Override
        Long parse(String text) {
          return isShortWholeNumber(text)
              ? Long.parseLong(text)
              : new BigDecimal(text).longValueExact();
        }
      };

  /** Reads a decimal number and keeps every digit. */
  public static final TypeAdapter<BigDecimal> DECIMAL =
      new NumberAdapter<>() {
        @Override
        BigDecimal parse(String text) {
          return new BigDecimal(text);
        }
      };

  /** An RFC 3339 date-time. Reads other formats, too, if they denote exactly one instant. */
  public static final TypeAdapter<OffsetDateTime> DATE_TIME =
      new TypeAdapter<>() {
        @Override
        public OffsetDateTime read(JsonReader in) throws IOException {
          if (in.peek() != JsonToken.STRING) {
            throw new MismatchException(JsonTree.read(in));
          }
          String text = in.nextString();
          OffsetDateTime time = Rfc3339.parse(text);
          if (time == null) {
            throw new MismatchException(new JsonPrimitive(text));
          }
          return time;
        }

        @Override
        public void write(JsonWriter out, OffsetDateTime value) throws IOException {
          out.value(Rfc3339.format(value));
        }
      };

  /** An ISO 8601 calendar date. */
  public static final TypeAdapter<LocalDate> DATE =
      new TypeAdapter<>() {
        @Override
        public LocalDate read(JsonReader in) throws IOException {
          JsonElement json = JsonTree.read(in);
          LocalDate date = Rfc3339.parseDate(text(json));
          if (date == null) {
            throw new MismatchException(json);
          }
          return date;
        }

        @Override
        public void write(JsonWriter out, LocalDate value) throws IOException {
          out.value(value.toString());
        }
      };

  /** JSON that the document does not describe. It is masked, because it may contain a secret. */
  public static final TypeAdapter<Secret<JsonElement>> JSON =
      new TypeAdapter<>() {
        @Override
        public Secret<JsonElement> read(JsonReader in) throws IOException {
          return Secret.of(JsonTree.read(in));
        }

        @Override
        public void write(JsonWriter out, Secret<JsonElement> value) throws IOException {
          if (out instanceof MaskingWriter masking) {
            masking.mask();
          } else {
            JsonTree.write(out, value.reveal());
          }
        }
      };

  /**
   * An object whose fields the document does not describe. It is masked, because it may contain a
   * secret.
   */
  public static final TypeAdapter<Secret<JsonObject>> JSON_OBJECT =
      new TypeAdapter<>() {
        @Override
        public Secret<JsonObject> read(JsonReader in) throws IOException {
          JsonElement json = JsonTree.read(in);
          if (json instanceof JsonObject object) {
            return Secret.of(object);
          }
          throw new MismatchException(json);
        }

        @Override
        public void write(JsonWriter out, Secret<JsonObject> value) throws IOException {
          if (out instanceof MaskingWriter masking) {
            masking.mask();
          } else {
            JsonTree.write(out, value.reveal());
          }
        }
      };

  /**
   * {@return an adapter that masks a value}
   *
   * @param <T> the type of the value
   * @param value the adapter of the value
   */
  public static <T> TypeAdapter<Secret<T>> secret(TypeAdapter<T> value) {
    return new SecretAdapter<>(value);
  }

  /**
   * {@return an adapter of a list; elements may be null}
   *
   * @param <T> the type of an element
   * @param element the adapter of an element
   */
  public static <T> TypeAdapter<List<T>> list(TypeAdapter<T> element) {
    return new ListAdapter<>(element);
  }

  /**
   * {@return an adapter of an object used as a map; values may be null}
   *
   * @param <T> the type of a value
   * @param value the adapter of a value
   */
  public static <T> TypeAdapter<Map<String, T>> map(TypeAdapter<T> value) {
    return new MapAdapter<>(value);
  }

  /**
   * {@return an unmodifiable copy of the list, or null} Generated records call it.
   *
   * @param <T> the type of an element
   * @param list the list, or null
   */
  public static <T> @Nullable List<T> frozen(@Nullable List<T> list) {
    return list == null ? null : Collections.unmodifiableList(new ArrayList<>(list));
  }

  /**
   * {@return an unmodifiable copy of the map, or null} Generated records call it.
   *
   * @param <T> the type of a value
   * @param map the map, or null
   */
  public static <T> @Nullable Map<String, T> frozen(@Nullable Map<String, T> map) {
    return map == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  private static String text(JsonElement json) {
    return json instanceof JsonPrimitive primitive && primitive.isString()
        ? primitive.getAsString()
        : "";
  }

  private static boolean isShortWholeNumber(String text) {
    if (text.isEmpty() || text.length() > 18) {
      return false;
    }
    for (int i = text.charAt(0) == '-' && text.length() > 1 ? 1 : 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** Reads a number, or one written as a string, if the type can hold it exactly. */
  private abstract static class NumberAdapter<N extends Number> extends TypeAdapter<N> {

    /** Maximum length of a number. Longer ones would cost BigDecimal quadratic time. */
    private static final int MAX_LENGTH = 400;

    abstract N parse(String text);

    @Override
    public N read(JsonReader in) throws IOException {
      JsonToken token = in.peek();
      if (token != JsonToken.NUMBER && token != JsonToken.STRING) {
        throw new MismatchException(JsonTree.read(in));
      }
      String text = in.nextString();
      try {
        if (text.length() <= MAX_LENGTH && (token == JsonToken.NUMBER || looksLikeNumber(text))) {
          return bounded(text);
        }
      } catch (ArithmeticException | NumberFormatException doesNotFit) {
        // the value is kept by the mismatch that is thrown below
      }
      throw new MismatchException(
          token == JsonToken.STRING ? new JsonPrimitive(text) : JsonTree.parse(text));
    }

    private N bounded(String text) {
      int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
      if (exponent >= 0 && text.length() - exponent > 5) {
        throw new NumberFormatException();
      }
      return parse(text);
    }

    /** Checks the characters first: BigDecimal's exception would quote the text, maybe a secret. */
    private static boolean looksLikeNumber(String text) {
      return text.chars().allMatch(c -> Character.isDigit(c) || "+-.eE".indexOf(c) >= 0);
    }

    @Override
    public void write(JsonWriter out, N value) throws IOException {
      out.value(value);
    }
  }

  private static final class SecretAdapter<T> extends TypeAdapter<Secret<T>> {
    private final TypeAdapter<T> value;

    SecretAdapter(TypeAdapter<T> value) {
      this.value = value;
    }

    @Override
    public Secret<T> read(JsonReader in) throws IOException {
      return Secret.of(value.read(in));
    }

    @Override
    public void write(JsonWriter out, Secret<T> secret) throws IOException {
      if (out instanceof MaskingWriter masking) {
        masking.mask();
      } else {
        value.write(out, secret.reveal());
      }
    }
  }

  private static final class ListAdapter<T> extends TypeAdapter<List<T>> {
    private final TypeAdapter<T> element;

    ListAdapter(TypeAdapter<T> element) {
      this.element = element;
    }

    @Override
    public List<T> read(JsonReader in) throws IOException {
      if (in.peek() != JsonToken.BEGIN_ARRAY) {
        throw new MismatchException(JsonTree.read(in));
      }
      List<T> list = new ArrayList<>();
      in.beginArray();
      while (in.hasNext()) {
        if (in.peek() == JsonToken.NULL) {
          in.nextNull();
          list.add(null);
          continue;
        }
        try {
          list.add(element.read(in));
        } catch (MismatchException mismatch) {
          throw new MismatchException(wholeArray(list, mismatch.json().reveal(), in));
        }
      }
      in.endArray();
      return list;
    }

    /** Returns the elements that were read, the one that does not fit, and the rest. */
    private JsonArray wholeArray(List<T> read, JsonElement misfit, JsonReader in)
        throws IOException {
      JsonArray all = new JsonArray();
      for (T value : read) {
        all.add(value == null ? JsonNull.INSTANCE : JsonTree.of(element, value));
      }
      all.add(misfit);
      while (in.hasNext()) {
        all.add(JsonTree.read(in));
      }
      in.endArray();
      return all;
    }

    @Override
    public void write(JsonWriter out, List<T> list) throws IOException {
      out.beginArray();
      for (T value : list) {
        if (value == null) {
          out.nullValue();
        } else {
          element.write(out, value);
        }
      }
      out.endArray();
    }
  }

  private static final class MapAdapter<T> extends TypeAdapter<Map<String, T>> {
    private final TypeAdapter<T> value;

    MapAdapter(TypeAdapter<T> value) {
      this.value = value;
    }

    @Override
    public Map<String, T> read(JsonReader in) throws IOException {
      if (in.peek() != JsonToken.BEGIN_OBJECT) {
        throw new MismatchException(JsonTree.read(in));
      }
      Map<String, T> map = new LinkedHashMap<>();
      in.beginObject();
      while (in.hasNext()) {
        String name = in.nextName();
        if (in.peek() == JsonToken.NULL) {
          in.nextNull();
          map.put(name, null);
          continue;
        }
        try {
          map.put(name, value.read(in));
        } catch (MismatchException mismatch) {
          throw new MismatchException(wholeObject(map, name, mismatch.json().reveal(), in));
        }
      }
      in.endObject();
      return map;
    }

    /** Returns the fields that were read, the one that does not fit, and the rest. */
    private JsonObject wholeObject(
        Map<String, T> read, String name, JsonElement misfit, JsonReader in) throws IOException {
      JsonObject all = new JsonObject();
      for (Map.Entry<String, T> known : read.entrySet()) {
        T field = known.getValue();
        all.add(known.getKey(), field == null ? JsonNull.INSTANCE : JsonTree.of(value, field));
      }
      all.add(name, misfit);
      while (in.hasNext()) {
        all.add(in.nextName(), JsonTree.read(in));
      }
      in.endObject();
      return all;
    }

    @Override
    public void write(JsonWriter out, Map<String, T> map) throws IOException {
      out.beginObject();
      for (Map.Entry<String, T> entry : map.entrySet()) {
        out.name(entry.getKey());
        if (entry.getValue() == null) {
          boolean nullsWritten = out.getSerializeNulls();
          out.setSerializeNulls(true);
          out.nullValue();
          out.setSerializeNulls(nullsWritten);
        } else {
          value.write(out, entry.getValue());
        }
      }
      out.endObject();
    }
  }
}
