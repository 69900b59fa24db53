package dev.keyfob.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Streams a generated record in and out. Lenient in: whatever a field's type cannot hold goes to the record's {@link
 * UnknownFields}, and no field is ever required. Exact out.
 *
 * <p>Of a field that an object has twice one value is kept, the last: for a declared field the last of those that its
 * type can hold, if there is any. The others are lost.
 *
 * @param <R> the record
 * @param <B> its builder
 */
public abstract class RecordAdapter<R, B> extends TypeAdapter<R> {

  /** For the generated adapters. */
  protected RecordAdapter() {}

  /** An empty builder. */
  protected abstract B newBuilder();

  /**
   * Reads the value of a declared field, which is not null.
   *
   * @return false, with nothing read, when the document declares no such field
   * @throws MismatchException when the value is not of the declared type
   */
  protected abstract boolean readField(B builder, String name, JsonReader in) throws IOException;

  /** The record, made from what has been read. */
  protected abstract R build(B builder, UnknownFields unknownFields);

  /** Writes the typed components that are there. */
  protected abstract void writeFields(JsonWriter out, R value) throws IOException;

  /** The record's last component. */
  protected abstract UnknownFields unknownFields(R value);

  @Override
  public final R read(JsonReader in) throws IOException {
    if (in.peek() != JsonToken.BEGIN_OBJECT) {
      throw new MismatchException(JsonTree.read(in));
    }
    B builder = newBuilder();
    Map<String, JsonElement> unknown = null;
    in.beginObject();
    while (in.hasNext()) {
      String name = in.nextName();
      JsonElement kept = null;
      if (in.peek() == JsonToken.NULL) {
        in.nextNull();
        kept = JsonNull.INSTANCE;
      } else {
        try {
          if (!readField(builder, name, in)) {
            kept = JsonTree.read(in);
          }
        } catch (MismatchException mismatch) {
          kept = mismatch.json().reveal();
        }
      }
      if (kept != null) {
        if (unknown == null) {
          unknown = new LinkedHashMap<>();
        }
        unknown.put(name, kept);
      }
    }
    in.endObject();
    return build(builder, unknown == null ? UnknownFields.none() : UnknownFields.owning(unknown));
  }

  @Override
  public final void write(JsonWriter out, R value) throws IOException {
    out.beginObject();
    writeFields(out, value);
    UnknownFields unknown = unknownFields(value);
    if (!unknown.isEmpty()) {
      boolean nullsWritten = out.getSerializeNulls();
      out.setSerializeNulls(true);
      unknown.writeTo(out);
      out.setSerializeNulls(nullsWritten);
    }
    out.endObject();
  }
}
