package dev.keyfob.bench.way;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.Reader;
import java.util.function.Consumer;

/** The least work that any decoder on Gson's lexer does. */
public final class Tokens {

  private Tokens() {}

  /** Reads every token and creates every string, but builds no object. */
  public static void all(Reader json, Consumer<Object> consumer) throws IOException {
    value(new JsonReader(json), consumer);
  }

  /** The lexer alone. */
  public static void skip(Reader json) throws IOException {
    new JsonReader(json).skipValue();
  }

  private static void value(JsonReader in, Consumer<Object> consumer) throws IOException {
    switch (in.peek()) {
      case BEGIN_OBJECT -> {
        in.beginObject();
        while (in.hasNext()) {
          consumer.accept(in.nextName());
          value(in, consumer);
        }
        in.endObject();
      }
      case BEGIN_ARRAY -> {
        in.beginArray();
        while (in.hasNext()) {
          value(in, consumer);
        }
        in.endArray();
      }
      case BOOLEAN -> consumer.accept(in.nextBoolean());
      case NULL -> in.nextNull();
      default -> consumer.accept(in.nextString());
    }
  }
}
