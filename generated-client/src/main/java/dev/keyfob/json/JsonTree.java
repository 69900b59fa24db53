package dev.keyfob.json;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;

/**
 * Reads and writes JSON trees without loss: numbers keep their digits, nulls stay.
 *
 * <p>Gson's own strict tree adapter needs a Gson instance, which loads a hundred classes: 5 % of
 * the time from a program's start to its first response.
 */
final class JsonTree {

  private JsonTree() {}

  static JsonElement read(JsonReader in) throws IOException {
    return switch (in.peek()) {
      case BEGIN_OBJECT -> object(in);
      case BEGIN_ARRAY -> array(in);
      case STRING -> new JsonPrimitive(in.nextString());
      case NUMBER ->
          new JsonPrimitive(new JsonPrimitive(in.nextString()).getAsNumber()); // with every digit
      case BOOLEAN -> new JsonPrimitive(in.nextBoolean());
      case NULL -> jsonNull(in);
      case END_OBJECT, END_ARRAY, NAME, END_DOCUMENT ->
          throw new IllegalStateException("there is no value at " + in.getPath());
    };
  }

  /** Recursion is safe, because the reader limits the depth of nesting. */
  private static JsonObject object(JsonReader in) throws IOException {
    JsonObject object = new JsonObject();
    in.beginObject();
    while (in.hasNext()) {
      object.add(in.nextName(), read(in));
    }
    in.endObject();
    return object;
  }

  private static JsonArray array(JsonReader in) throws IOException {
    JsonArray array = new JsonArray();
    in.beginArray();
    while (in.hasNext()) {
      array.add(read(in));
    }
    in.endArray();
    return array;
  }

  private static JsonNull jsonNull(JsonReader in) throws IOException {
    in.nextNull();
    return JsonNull.INSTANCE;
  }

  static JsonElement parse(String json) throws IOException {
    return read(new JsonReader(new StringReader(json)));
  }

  /** Parses the adapter's text, because its own toJsonTree rejects numbers beyond a double. */
  static <T> JsonElement of(TypeAdapter<T> adapter, T value) throws IOException {
    return parse(adapter.toJson(value));
  }

  static void write(JsonWriter out, JsonElement value) throws IOException {
    boolean nullsWritten = out.getSerializeNulls();
    out.setSerializeNulls(true);
    try {
      Elements.ADAPTER.write(out, value);
    } finally {
      out.setSerializeNulls(nullsWritten);
    }
  }

  /** A holder class, so that Gson is loaded only when a tree is written. */
  private static final class Elements {
    static final TypeAdapter<JsonElement> ADAPTER = new Gson().getAdapter(JsonElement.class);
  }
}
