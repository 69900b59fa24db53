package dev.keyfob.json;

import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;

/**
 * The adapter that a caller's own Gson uses for generated types. It writes the JSON of the API with
 * secrets masked and without unknown fields. It reads open enums, and refuses to read records,
 * whose secrets are lost.
 *
 * @param <T> the generated type
 * @since 0.1.0
 */
public final class MaskingAdapter<T> extends TypeAdapter<T> {

  private final TypeAdapter<T> wire;

  /**
   * Creates an adapter. Generated factories call it.
   *
   * @param wire the adapter that writes secrets in clear text
   */
  public MaskingAdapter(TypeAdapter<T> wire) {
    this.wire = wire;
  }

  @Override
  public void write(JsonWriter out, T value) throws IOException {
    JsonTree.write(out, MaskingWriter.masked(wire, value));
  }

  @Override
  public T read(JsonReader in) throws IOException {
    if (wire instanceof OpenEnumAdapter<?>) {
      return wire.read(in);
    }
    throw new JsonParseException(
        "a generated record is read only by the adapters of its package, such as"
            + " LatitudeAdapters.gson(), because other JSON has its secrets masked");
  }
}
