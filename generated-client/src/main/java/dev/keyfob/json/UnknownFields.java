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
 * What an object of an answer holds beyond its record's typed components: fields that the document
 * does not declare, declared ones whose value is of another type, and fields that are null rather
 * than absent. All of it survives a round trip.
 *
 * <p>Nobody has looked at these values yet, so they are treated as secrets: {@code toString} shows
 * names, never values.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
@JsonAdapter(MaskedJson.class)
public final class UnknownFields {

  private static final UnknownFields NONE = new UnknownFields(Map.of());

  // transient: what walks fields by reflection passes it over.
  private final transient Map<String, JsonElement> fields;

  private UnknownFields(Map<String, JsonElement> fields) {
    this.fields = fields;
  }

  /** {@return no unknown fields} */
  public static UnknownFields none() {
    return NONE;
  }

  /**
   * {@return these fields}
   *
   * @param fields by name; {@link JsonNull} for a field that is to be null rather than absent
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

  /** Takes the map as it is: only for a map that nobody else holds. */
  static UnknownFields owning(Map<String, JsonElement> fields) {
    return fields.isEmpty() ? NONE : new UnknownFields(Collections.unmodifiableMap(fields));
  }

  /** {@return whether there is nothing here, not even a null} */
  public boolean isEmpty() {
    return fields.isEmpty();
  }

  /**
   * {@return the names of the fields here, in the order they came in, those that are null included}
   */
  public Set<String> names() {
    return fields.keySet();
  }

  /**
   * {@return whether the field came, or is to be sent, as null}
   *
   * @param name the field's name
   */
  public boolean isNull(String name) {
    return JsonNull.INSTANCE.equals(fields.get(name));
  }

  /**
   * {@return the field's value, or nothing where there is no such field here or it is null}
   *
   * @param name the field's name
   */
  public Optional<Secret<JsonElement>> get(String name) {
    JsonElement value = fields.get(name);
    return value == null || value.isJsonNull()
        ? Optional.empty()
        : Optional.of(Secret.of(value.deepCopy()));
  }

  /**
   * {@return these fields with that one null, or without it} For the generated builders.
   *
   * @param name the field's name
   * @param isNull whether it is to be null
   */
  public UnknownFields withNull(String name, boolean isNull) {
    if (!isNull) {
      return without(name);
    }
    Map<String, JsonElement> copy = new LinkedHashMap<>(fields);
    copy.put(name, JsonNull.INSTANCE);
    return owning(copy);
  }

  /**
   * {@return these fields without the one of that name}
   *
   * @param name the field's name
   */
  public UnknownFields without(String name) {
    if (!fields.containsKey(name)) {
      return this;
    }
    Map<String, JsonElement> copy = new LinkedHashMap<>(fields);
    copy.remove(name);
    return owning(copy);
  }

  /**
   * {@return these fields without those whose typed component has a value, so that no name is ever
   * written twice} For the generated records.
   *
   * @param names of the typed components, as they are in JSON
   * @param components the values of those, in the same order
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
    for (Map.Entry<String, JsonElement> field : fields.entrySet()) {
      out.name(field.getKey());
      JsonTree.write(out, field.getValue());
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UnknownFields that && that.fields.equals(fields);
  }

  /** Made of the names alone, because a hash of values is a hint. */
  @Override
  public int hashCode() {
    return fields.keySet().hashCode();
  }

  /** The names of the fields that have a value here. */
  @Override
  public String toString() {
    StringJoiner names = new StringJoiner(", ", "[", "]");
    fields.forEach(
        (name, value) -> {
          if (!value.isJsonNull()) {
            names.add(name);
          }
        });
    return names.toString();
  }
}
