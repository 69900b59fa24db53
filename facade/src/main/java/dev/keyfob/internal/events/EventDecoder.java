package dev.keyfob.internal.events;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.StringReader;
import java.util.function.Function;

/**
 * Makes an event of the text that a server sent for it.
 *
 * @param adapter for what the generated client has for it
 * @param reading makes the result
 * @param identity what is the same when the server sends an event again; null where it has nothing
 *     of the kind
 */
record EventDecoder<T, R>(
    TypeAdapter<T> adapter,
    Function<? super T, ? extends R> reading,
    Function<? super R, ?> identity) {

  /** The event, or null where the text is none: what a JSON library says of it quotes it. */
  @Nullable
  R read(String text) {
    try {
      JsonReader json = new JsonReader(new StringReader(text));
      T decoded = adapter.read(json);
      return decoded == null || json.peek() != JsonToken.END_DOCUMENT
          ? null
          : reading.apply(decoded);
    } catch (IOException
        | RuntimeException
        | StackOverflowError malformed) { // an older Gson nests without end
      return null;
    }
  }
}
