package dev.keyfob.internal.events;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.StringReader;
import java.util.function.Function;

/**
 * Decodes the JSON text of an event.
 *
 * @param adapter decodes the generated type
 * @param mapper turns the generated type into what the stream returns
 * @param identity returns a key by which a repeated event is recognized, or null if the event has
 *     none
 */
record EventDecoder<T, R>(
    TypeAdapter<T> adapter,
    Function<? super T, ? extends R> mapper,
    Function<? super R, ?> identity) {

  /**
   * Returns the event, or null if the text is not valid JSON for it. The parser's exception is
   * dropped because it quotes the text.
   */
  @Nullable
  R decode(String text) {
    try {
      JsonReader json = new JsonReader(new StringReader(text));
      T decoded = adapter.read(json);
      return decoded == null || json.peek() != JsonToken.END_DOCUMENT
          ? null
          : mapper.apply(decoded);
    } catch (IOException | RuntimeException | StackOverflowError malformed) {
      // StackOverflowError: Gson before 2.12 does not limit the depth of nesting.
      return null;
    }
  }
}
