package dev.keyfob.internal.events;

import static org.junit.jupiter.api.Assertions.assertNull;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class EventDecoderTest {

  @Test
  void returnsNullIfNestingOverflowsTheStack() {
    TypeAdapter<String> older =
        new TypeAdapter<>() {
          @Override
          public String read(JsonReader in) {
            throw new StackOverflowError(); // as an older Gson does, which has no nesting limit
          }

          @Override
          public void write(JsonWriter out, String value) {}
        };
    assertNull(new EventDecoder<>(older, Function.identity(), Function.identity()).decode("[[["));
  }
}
