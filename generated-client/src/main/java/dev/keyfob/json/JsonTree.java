package dev.keyfob.json;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;

/** JSON that no type describes, read and written without loss: numbers keep their digits, nulls stay. */
final class JsonTree {

  private static final TypeAdapter<JsonElement> ELEMENTS = new Gson().getAdapter(JsonElement.class);

  private JsonTree() {}

  static JsonElement read(JsonReader in) throws IOException {
    return ELEMENTS.read(in);
  }

  static JsonElement parse(String json) throws IOException {
    return ELEMENTS.fromJson(json);
  }

  /** Not by the adapter's own toJsonTree, which refuses numbers beyond a double. */
  static <T> JsonElement of(TypeAdapter<T> adapter, T value) throws IOException {
    return parse(adapter.toJson(value));
  }

  static void write(JsonWriter out, JsonElement value) throws IOException {
    boolean nullsWritten = out.getSerializeNulls();
    out.setSerializeNulls(true);
    try {
      ELEMENTS.write(out, value);
    } finally {
      out.setSerializeNulls(nullsWritten);
    }
  }
}
