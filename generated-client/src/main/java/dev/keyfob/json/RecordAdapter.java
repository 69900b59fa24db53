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
 * Streams a generated record in and out. Lenient in: whatever a field's type cannot hold goes to
 * the record's {@link UnknownFields}, and no field is ever required. Exact out.
 *
 * <p>Of a field that an object has twice one value is kept, the last: for a declared field the last
 * of those that its type can hold, if there is any. The others are lost.
 *
 * <p>The methods here are what the generated loops have in common. The loop itself is generated,
 * and so are the local variables it reads into: a builder for each record would cost as much memory
 * as the record.
 *
 * @param <R> the record
 * @since 0.1.0
 */
public abstract class RecordAdapter<R> extends TypeAdapter<R> {

  /** For the generated adapters. */
  protected RecordAdapter() {}

  /**
   * Enters an object.
   *
   * @param in stands before it
   * @throws MismatchException when something else stands there
   * @throws IOException when reading fails
   */
  protected static void beginObject(JsonReader in) throws IOException {
    if (in.peek() != JsonToken.BEGIN_OBJECT) {
      throw new MismatchException(JsonTree.read(in));
    }
    in.beginObject();
  }

  /**
   * {@return the name of the next field, which is read}
   *
   * <p>Answers mostly have their fields in the document's order. So the name is compared with the
   * one that is due, and where it is that one, that one is given back: its hash is known, which the
   * loop's switch asks for, and of a string just made it would have to be computed.
   *
   * @param in stands before a name
   * @param declared the names that the document declares, in its order
   * @param place of the field in its object, from 0
   * @throws IOException when reading fails
   */
  protected static String nextName(JsonReader in, String[] declared, int place) throws IOException {
    String name = in.nextName();
    return place < declared.length && declared[place].equals(name) ? declared[place] : name;
  }

  /**
   * {@return whether the next value is null, which is read then}
   *
   * @param in stands before it
   * @throws IOException when reading fails
   */
  protected static boolean isNull(JsonReader in) throws IOException {
    if (in.peek() != JsonToken.NULL) {
      return false;
    }
    in.nextNull();
    return true;
  }

  /**
   * {@return one more field that came as null}
   *
   * @param unknown the others, to which it is added, or null
   * @param name the field's name
   */
  protected static Map<String, JsonElement> withNull(
      @Nullable Map<String, JsonElement> unknown, String name) {
    return with(unknown, name, JsonNull.INSTANCE);
  }

  /**
   * {@return one more field that the document does not declare; its value is read}
   *
   * @param unknown the others, to which it is added, or null
   * @param name the field's name
   * @param in stands before the value
   * @throws IOException when reading fails
   */
  protected static Map<String, JsonElement> withUndeclared(
      @Nullable Map<String, JsonElement> unknown, String name, JsonReader in) throws IOException {
    return with(unknown, name, JsonTree.read(in));
  }

  /**
   * {@return one more field whose value is not of the declared type}
   *
   * @param unknown the others, to which it is added, or null
   * @param name the field's name
   * @param mismatch has the value
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
   * {@return what has been collected; from here on it must not be changed}
   *
   * @param unknown each field with its value, or null for none
   */
  protected static UnknownFields unknown(@Nullable Map<String, JsonElement> unknown) {
    return unknown == null ? UnknownFields.none() : UnknownFields.owning(unknown);
  }

  /**
   * Writes what the typed components cannot hold, after them.
   *
   * @param out within the object
   * @param unknown what to write
   * @throws IOException when writing fails
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
