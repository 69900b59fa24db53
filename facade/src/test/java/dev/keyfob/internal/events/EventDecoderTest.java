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
            throw new StackOverflowError(); // like an older Gson, which has no limit of nesting
          }

          @Override
          public void write(JsonWriter out, String value) {}
        };
    assertNull(new EventDecoder<>(older, Function.identity(), Function.identity()).decode("[[["));
  }
}
