package dev.keyfob.json;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Map;

/**
 * The Gson factory of types with a {@link JsonView}. It writes their view and refuses to read them.
 * Stateless and thread-safe.
 *
 * @since 0.1.0
 */
public final class JsonViewAdapters implements TypeAdapterFactory {

  /** Creates the factory. Gson calls it. */
  public JsonViewAdapters() {}

  @Override
  @SuppressWarnings("unchecked")
  public <T> TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
    return JsonView.class.isAssignableFrom(type.getRawType())
        ? (TypeAdapter<T>) new Adapter(gson)
        : null;
  }

  private static final class Adapter extends TypeAdapter<JsonView> {

    private final Gson gson;

    Adapter(Gson gson) {
      this.gson = gson;
    }

    @Override
    public void write(JsonWriter out, JsonView value) throws IOException {
      if (value == null) {
        out.nullValue();
      } else {
        gson.toJson(value.jsonView(), Map.class, out);
      }
    }

    @Override
    public JsonView read(JsonReader in) {
      throw new JsonParseException(
          "results and errors are not read from JSON, in which their secrets are masked");
    }
  }
}
