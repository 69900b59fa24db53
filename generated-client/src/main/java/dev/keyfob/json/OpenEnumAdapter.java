package dev.keyfob.json;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;

/**
 * Reads a string or number as a value of an open enum, and writes it as a string.
 *
 * @param <E> the enum
 * @since 0.1.0
 */
public abstract class OpenEnumAdapter<E extends OpenEnum> extends TypeAdapter<E> {

  /** Creates an adapter. Generated adapters call it. */
  protected OpenEnumAdapter() {}

  /**
   * {@return the constant of a known value, else a new object}
   *
   * @param value the string on the wire
   */
  protected abstract E of(String value);

  @Override
  public final E read(JsonReader in) throws IOException {
    return of(Adapters.STRING.read(in));
  }

  @Override
  public final void write(JsonWriter out, E value) throws IOException {
    out.value(value.value());
  }
}
