package dev.keyfob.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.keyfob.json.MismatchException;
import dev.keyfob.testing.GeneratedClient;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Feeds JSON to the adapters of generated records. The first two bytes of an input choose the
 * record; the rest is the text.
 */
final class AdaptersFuzz {

  /** A generated record, and the Gson that reads it. */
  private record Generated(Class<?> type, Gson gson) {}

  private static final List<Generated> RECORDS =
      GeneratedClient.all().stream()
          .flatMap(
              client -> client.models().stream().map(type -> new Generated(type, client.gson())))
          .filter(generated -> generated.type().isRecord())
          .toList();

  @FuzzTest
  void json(byte[] input) throws IOException {
    if (input.length >= 2) {
      int record = ((input[0] & 0xff) << 8 | (input[1] & 0xff)) % RECORDS.size();
      String text = new String(input, 2, input.length - 2, StandardCharsets.UTF_8);
      read(RECORDS.get(record), text);
    }
  }

  /** Reads the input as each record, not only as the one that its first bytes choose. */
  static int readAsEachRecord(byte[] input) throws IOException {
    byte[] json = Arrays.copyOfRange(input, Math.min(2, input.length), input.length);
    String text = new String(json, StandardCharsets.UTF_8);
    for (Generated generated : RECORDS) {
      read(generated, text);
    }
    return RECORDS.size();
  }

  private static void read(Generated generated, String text) throws IOException {
    Object value;
    TypeAdapter<Object> adapter = adapter(generated);
    try {
      value = read(adapter, text);
    } catch (MismatchException mismatch) {
      Quiet.assertShowsNothing(mismatch);
      return;
    } catch (IOException | JsonSyntaxException notJson) {
      return; // the transport drops the messages of these exceptions
    }
    if (value != null) {
      assertNothingLost(generated, text, adapter, value);
    }
  }

  @SuppressWarnings("unchecked")
  private static TypeAdapter<Object> adapter(Generated generated) {
    return (TypeAdapter<Object>) generated.gson().getAdapter(generated.type());
  }

  /** Reads one value and rejects text after it, as Retrofit's converter does. */
  private static Object read(TypeAdapter<Object> adapter, String text) throws IOException {
    JsonReader reader = new JsonReader(new StringReader(text));
    Object value = adapter.read(reader);
    if (reader.peek() != JsonToken.END_DOCUMENT) {
      throw new IOException("more than a document");
    }
    return value;
  }

  private static void assertNothingLost(
      Generated generated, String text, TypeAdapter<Object> adapter, Object value)
      throws IOException {
    String written = adapter.toJson(value);
    assertEquals(
        value,
        read(adapter, written),
        () -> generated.type() + " is another once it has been written");
    assertEquals(
        List.of(), Loss.between(text, written), () -> generated.type() + " has lost something");
  }
}
