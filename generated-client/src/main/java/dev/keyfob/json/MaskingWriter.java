package dev.keyfob.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;

/** The writer by which a generated adapter writes masks instead of secrets. */
final class MaskingWriter extends JsonWriter {

  private final StringWriter text;

  private MaskingWriter(StringWriter text) {
    super(text);
    this.text = text;
  }

  /** Returns the JSON that the adapter writes, with each secret masked. */
  static <T> JsonElement masked(TypeAdapter<T> adapter, T value) throws IOException {
    MaskingWriter writer = new MaskingWriter(new StringWriter());
    adapter.write(writer, value);
    writer.flush();
    return JsonParser.parseString(writer.text.toString());
  }

  /** Writes the text that stands for a secret. */
  void mask() throws IOException {
    value("[secret]");
  }
}
