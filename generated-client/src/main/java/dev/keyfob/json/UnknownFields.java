package dev.keyfob.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.annotations.JsonAdapter;
import com.google.gson.stream.JsonWriter;
import dev.keyfob.secret.MaskedJson;
import dev.keyfob.secret.Secret;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/**
 * The fields of a JSON object that its record has no component for: undeclared fields, declared
 * ones whose value is of another type, and fields that are null instead of absent. All of them
 * survive a round trip.
 *
 * <p>A value may be a secret, so {@code toString} shows names only. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
@JsonAdapter(MaskedJson.class)
public final class UnknownFields {

  private static final UnknownFields NONE = new UnknownFields(Map.of());

  /** Longer names and such with other characters may be values that were put in the wrong place. */
  private static final int MAX_NAME_LENGTH = 40;

  private static final int MAX_DIGITS = 2;

  /**
   * Held inside an object of the JDK; {@link Secret} explains why. Transient, because serializers
   * that read fields by reflection skip those.
   */
  private final transient Map.Entry<Fields, String> entry;

  private UnknownFields(Map<String, JsonElement> fields) {
    this.entry = Map.entry(new Fields(fields), "");
  }

  /** Prints names only. */
  private record Fields(Map<String, JsonElement> byName) {

    @Override
    public String toString() {
      return shown(byName);
    }
  }

  private Map<String, JsonElement> fields() {
    return entry.getKey().byName;
  }

  /** {@return no unknown fields} */
  public static UnknownFields none() {
    return NONE;
  }

  /**
   * {@return the given fields}
   *
   * @param fields the values by name; {@link JsonNull} for a field that is null
   */
  public static UnknownFields of(Map<String, ? extends JsonElement> fields) {
    if (fields.isEmpty()) {
      return NONE;
    }
    Map<String, JsonElement> copy = new LinkedHashMap<>();
    fields.forEach(
        (name, value) ->
            copy.put(
                Objects.requireNonNull(name, "a field's name is null"),
                Objects.requireNonNull(value, "a field's value is null: use JsonNull").deepCopy()));
    return new UnknownFields(Collections.unmodifiableMap(copy));
  }

  /** Wraps the map without a copy: the caller must not keep it. */
  static UnknownFields owning(Map<String, JsonElement> fields) {
    return fields.isEmpty() ? NONE : new UnknownFields(Collections.unmodifiableMap(fields));
  }

  /** {@return whether there are no fields, not even null ones} */
  public boolean isEmpty() {
    return fields().isEmpty();
  }

  /** {@return the names of all fields, including null ones, in their order} */
  public Set<String> names() {
    return fields().keySet();
  }

  /**
   * {@return whether the field is null}
   *
   * @param name the field's name
   */
  public boolean isNull(String name) {
    return JsonNull.INSTANCE.equals(fields().get(name));
  }

  /**
   * {@return the field's value; empty if there is no such field or it is null}
   *
   * @param name the field's name
   */
  public Optional<Secret<JsonElement>> get(String name) {
    JsonElement value = fields().get(name);
    return value == null || value.isJsonNull()
        ? Optional.empty()
        : Optional.of(Secret.of(value.deepCopy()));
  }

  /**
   * {@return a copy in which the field is null, or absent} Generated builders call it.
   *
   * @param name the field's name
   * @param isNull whether the field is null
   */
  public UnknownFields withNull(String name, boolean isNull) {
    if (!isNull) {
      return without(name);
    }
    Map<String, JsonElement> copy = new LinkedHashMap<>(fields());
    copy.put(name, JsonNull.INSTANCE);
    return owning(copy);
  }

  /**
   * {@return a copy without the field}
   *
   * @param name the field's name
   */
  public UnknownFields without(String name) {
    if (!fields().containsKey(name)) {
      return this;
    }
    Map<String, JsonElement> copy = new LinkedHashMap<>(fields());
    copy.remove(name);
    return owning(copy);
  }

  /**
   * {@return a copy without the fields whose component has a value} Generated records call it, so
   * that no name is written twice.
   *
   * @param names the JSON names of the components
   * @param components the values of the components, in the same order
   */
  public UnknownFields withoutPresent(String[] names, Object... components) {
    UnknownFields left = this;
    for (int i = 0; i < names.length; i++) {
      if (components[i] != null) {
        left = left.without(names[i]);
      }
    }
    return left;
  }

  void writeTo(JsonWriter out) throws IOException {
    if (out instanceof MaskingWriter) {
      return;
    }
    for (Map.Entry<String, JsonElement> field : fields().entrySet()) {
      out.name(field.getKey());
      JsonTree.write(out, field.getValue());
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UnknownFields that && that.fields().equals(fields());
  }

  /** Depends on the names alone, because a hash of values reveals something of them. */
  @Override
  public int hashCode() {
    return fields().keySet().hashCode();
  }

  /**
   * Returns the names of the fields that are not null. A name that does not look like an identifier
   * may be a value, and is counted only.
   */
  @Override
  public String toString() {
    return shown(fields());
  }

  private static String shown(Map<String, JsonElement> fields) {
    StringJoiner names = new StringJoiner(", ", "[", "]");
    int others = 0;
    for (Map.Entry<String, JsonElement> field : fields.entrySet()) {
      if (!field.getValue().isJsonNull()) {
        if (isIdentifier(field.getKey())) {
          names.add(field.getKey());
        } else {
          others++;
        }
      }
    }
    return (others == 0 ? names : names.add("and " + others + " not shown")).toString();
  }

  /** Returns whether this is a name as documents write them, in snake or camel case. */
  private static boolean isIdentifier(String name) {
    int digits = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean lower = c >= 'a' && c <= 'z';
      boolean upper = c >= 'A' && c <= 'Z';
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (!lower && !upper && c != '_') {
        return false;
      }
      if (i == 0 && !lower && c != '_') {
        return false;
      }
    }
    return !name.isEmpty() && name.length() <= MAX_NAME_LENGTH && digits <= MAX_DIGITS;
  }
}
