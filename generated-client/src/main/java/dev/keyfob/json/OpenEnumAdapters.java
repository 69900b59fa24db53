package dev.keyfob.json;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import java.lang.reflect.Method;

/**
 * The Gson factory of open enums that are not generated. It calls the enum's public method {@code
 * of(String)}. Stateless and thread-safe.
 *
 * @since 0.1.0
 */
public final class OpenEnumAdapters implements TypeAdapterFactory {

  /** Creates the factory. Gson calls it. */
  public OpenEnumAdapters() {}

  @Override
  @SuppressWarnings("unchecked")
  public <T> TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
    Class<? super T> raw = type.getRawType();
    if (!OpenEnum.class.isAssignableFrom(raw)) {
      return null;
    }
    try {
      return (TypeAdapter<T>) new Adapter(raw.getMethod("of", String.class)).nullSafe();
    } catch (NoSuchMethodException changed) {
      throw new JsonParseException(raw.getName() + " has no method of(String)", changed);
    }
  }

  private static final class Adapter extends OpenEnumAdapter<OpenEnum> {

    private final Method of;

    Adapter(Method of) {
      this.of = of;
    }

    @Override
    protected OpenEnum of(String value) {
      try {
        return (OpenEnum) of.invoke(null, value);
      } catch (ReflectiveOperationException refused) {
        throw new JsonParseException("the text is not a value of the enum");
      }
    }
  }
}
