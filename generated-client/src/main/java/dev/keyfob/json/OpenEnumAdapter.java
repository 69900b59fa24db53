package dev.keyfob.json;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;

/**
 * Reads any text or number as a value of an open enum and writes the value back as text.
 *
 * @param <E> the enum
 * @since 0.1.0
 */
public abstract class OpenEnumAdapter<E extends OpenEnum> extends TypeAdapter<E> {

  /** For the generated adapters. */
  protected OpenEnumAdapter() {}

  /**
   * {@return the constant for a known value, else a new one}
   *
   * @param value as it came
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
