package dev.keyfob.json;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import dev.keyfob.secret.Secret;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * A Gson factory for types that can be a whole body or an element of one, outside a generated
 * record: secrets, dates and date-times. Stateless and thread-safe.
 *
 * @since 0.1.0
 */
public final class WireAdapters implements TypeAdapterFactory {

  /** Creates the factory. */
  public WireAdapters() {}

  @Override
  @SuppressWarnings("unchecked")
  public <T> TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
    Class<? super T> raw = type.getRawType();
    if (raw == Secret.class) {
      return (TypeAdapter<T>) secret(gson, type.getType());
    }
    if (raw == OffsetDateTime.class) {
      return (TypeAdapter<T>) Adapters.DATE_TIME.nullSafe();
    }
    return raw == LocalDate.class ? (TypeAdapter<T>) Adapters.DATE.nullSafe() : null;
  }

  private static TypeAdapter<?> secret(Gson gson, Type type) {
    if (!(type instanceof ParameterizedType parameterized)) {
      // A raw Secret does not tell its value's type, so Secret's masking adapter applies.
      return null;
    }
    Type value = parameterized.getActualTypeArguments()[0];
    if (value == JsonElement.class) {
      return Adapters.JSON.nullSafe();
    }
    if (value == JsonObject.class) {
      return Adapters.JSON_OBJECT.nullSafe();
    }
    return Adapters.secret(gson.getAdapter(TypeToken.get(value))).nullSafe();
  }
}
