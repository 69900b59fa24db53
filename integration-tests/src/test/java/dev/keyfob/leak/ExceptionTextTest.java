package dev.keyfob.leak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.Gson;
import com.google.gson.TypeAdapter;
import dev.keyfob.json.Adapters;
import dev.keyfob.json.MismatchException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks the messages of caught exceptions, too, since flight recordings contain them. */
class ExceptionTextTest {

  private static final List<String> VALUES =
      List.of(
          "CANARY-secret",
          "2026-01-14TCANARY",
          "2026-01-14T15:57:CANARYZ",
          "Wed, CANARY Jan 2026 15:57:20 GMT",
          "Wed, 14 Jan 2026 15:57:20 CANARY",
          "2026-99-14T15:57:20Z",
          "2026-01-14T99:57:20Z",
          "2026-02-99",
          "2026-02-30",
          "Sat, 30 Feb 2026 15:57:20 GMT",
          "Wed, 14 Jan 2026 15:57:20 +9900",
          "1e9CANARY",
          "0xCANARY",
          "-",
          "1.5",
          "99999999999999999999");

  @TempDir Path folder;

  @Test
  void containsNoPartOfAMalformedValue() throws IOException {
    try (Recording recording = new Recording()) {
      recording.enable("jdk.JavaExceptionThrow").withStackTrace();
      recording.start();
      assertThrows(IllegalStateException.class, ExceptionTextTest::throwMarker);
      for (TypeAdapter<?> adapter :
          List.of(Adapters.DATE_TIME, Adapters.DATE, Adapters.INTEGER, Adapters.LONG)) {
        for (String value : VALUES) {
          read(adapter, new Gson().toJson(value));
        }
      }
      recording.stop();
      List<String> messages = messages(recording);
      assertEquals(1, messages.stream().filter("MARKER"::equals).count());
      messages.forEach(
          message ->
              assertFalse(
                  message.matches("(?s).*(CANARY|99|FEBRUARY|Character [A-Z]).*"), message));
    }
  }

  private static void throwMarker() {
    throw new IllegalStateException("MARKER");
  }

  private static void read(TypeAdapter<?> adapter, String json) throws IOException {
    try {
      var unused = adapter.fromJson(json);
    } catch (MismatchException expected) {
      // A value that fits its field causes no exception.
    }
  }

  private List<String> messages(Recording recording) throws IOException {
    Path file = folder.resolve("exceptions.jfr");
    recording.dump(file);
    List<String> messages = new ArrayList<>();
    for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
      String message = event.getString("message");
      if (message != null) {
        messages.add(message);
      }
    }
    return messages;
  }
}
