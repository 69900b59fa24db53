package dev.keyfob.secret;

import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;

/**
 * The Gson adapter of types that hold secrets: it writes a fixed text. Keyfob's generated adapters
 * do not use it.
 *
 * @since 0.1.0
 */
public final class MaskedJson extends TypeAdapter<Object> {

  /** Creates an adapter. Gson calls it. */
  public MaskedJson() {}

  @Override
  public void write(JsonWriter out, Object value) throws IOException {
    if (value == null) {
      out.nullValue();
    } else {
      out.value(Secret.MASK);
    }
  }

  @Override
  public Object read(JsonReader in) {
    throw new JsonParseException(Secret.NOT_READ);
  }
}
