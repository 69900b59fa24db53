package dev.keyfob.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads and writes a generated record. A value that its field's type cannot hold goes to the
 * record's {@link UnknownFields}, and no field is required. Writing reproduces what was read.
 *
 * <p>If an object repeats a field, the last value counts; for a declared field, the last value that
 * its type can hold.
 *
 * <p>This class has the code that the generated reading loops share. The loop and its local
 * variables are generated, because a builder would need as much memory as the record.
 *
 * @param <R> the record
 * @since 0.1.0
 */
public abstract class RecordAdapter<R> extends TypeAdapter<R> {

  /** Creates an adapter. Generated adapters call it. */
  protected RecordAdapter() {}

  /**
   * Begins an object.
   *
   * @param in the reader, before the object
   * @throws MismatchException if the next value is not an object
   * @throws IOException if reading fails
   */
  protected static void beginObject(JsonReader in) throws IOException {
    if (in.peek() != JsonToken.BEGIN_OBJECT) {
      throw new MismatchException(JsonTree.read(in));
    }
    in.beginObject();
  }

  /**
   * {@return the next field's name}
   *
   * <p>Fields mostly arrive in the document's order. If the name is the expected one, the constant
   * is returned, because its hash, which the loop's switch needs, is computed already.
   *
   * @param in the reader, before a name
   * @param declared the declared names, in the document's order
   * @param place the index of the field in its object
   * @throws IOException if reading fails
   */
  protected static String nextName(JsonReader in, String[] declared, int place) throws IOException {
    String name = in.nextName();
    return place < declared.length && declared[place].equals(name) ? declared[place] : name;
  }

  /**
   * {@return whether the next value is null, which is then consumed}
   *
   * @param in the reader, before the value
   * @throws IOException if reading fails
   */
  protected static boolean isNull(JsonReader in) throws IOException {
    if (in.peek() != JsonToken.NULL) {
      return false;
    }
    in.nextNull();
    return true;
  }

  /**
   * {@return the unknown fields with another one that is null}
   *
   * @param unknown the fields so far, or null
   * @param name the field's name
   */
  protected static Map<String, JsonElement> withNull(
      @Nullable Map<String, JsonElement> unknown, String name) {
    return with(unknown, name, JsonNull.INSTANCE);
  }

  /**
   * {@return the unknown fields with another one that the document does not declare}
   *
   * @param unknown the fields so far, or null
   * @param name the field's name
   * @param in the reader, before the value
   * @throws IOException if reading fails
   */
  protected static Map<String, JsonElement> withUndeclared(
      @Nullable Map<String, JsonElement> unknown, String name, JsonReader in) throws IOException {
    return with(unknown, name, JsonTree.read(in));
  }

  /**
   * {@return the unknown fields with another one whose value is not of the declared type}
   *
   * @param unknown the fields so far, or null
   * @param name the field's name
   * @param mismatch holds the value
   */
  protected static Map<String, JsonElement> withMismatch(
      @Nullable Map<String, JsonElement> unknown, String name, MismatchException mismatch) {
    return with(unknown, name, mismatch.json().reveal());
  }

  private static Map<String, JsonElement> with(
      @Nullable Map<String, JsonElement> unknown, String name, JsonElement value) {
    Map<String, JsonElement> all = unknown == null ? new LinkedHashMap<>() : unknown;
    all.put(name, value);
    return all;
  }

  /**
   * {@return the collected fields} The map must not be changed afterwards.
   *
   * @param unknown the fields, or null
   */
  protected static UnknownFields unknown(@Nullable Map<String, JsonElement> unknown) {
    return unknown == null ? UnknownFields.none() : UnknownFields.owning(unknown);
  }

  /**
   * Writes the unknown fields after the declared ones.
   *
   * @param out the writer, within the object
   * @param unknown the fields
   * @throws IOException if writing fails
   */
  protected static void writeUnknown(JsonWriter out, UnknownFields unknown) throws IOException {
    if (!unknown.isEmpty()) {
      boolean nullsWritten = out.getSerializeNulls();
      out.setSerializeNulls(true);
      unknown.writeTo(out);
      out.setSerializeNulls(nullsWritten);
    }
  }
}
