package dev.keyfob.secret;

import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;

/**
 * What a Gson that knows nothing of Keyfob makes of a value that must not be shown: always the same
 * text. The generated adapters, which do know, never come by here.
 *
 * @since 0.1.0
 */
public final class MaskedJson extends TypeAdapter<Object> {

  /** For Gson. */
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
    throw new JsonParseException("masked values are read by Keyfob's own adapters only");
  }
}
