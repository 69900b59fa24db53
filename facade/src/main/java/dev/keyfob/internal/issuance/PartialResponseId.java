package dev.keyfob.internal.issuance;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.keyfob.internal.text.SafeIds;
import dev.keyfob.secret.Secret;
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;

/** Finds the id in a response that was cut off: {@code data.id}, if it arrived completely. */
public final class PartialResponseId {

  private PartialResponseId() {}

  public static Optional<String> in(Secret<String> received) {
    try (JsonReader json = new JsonReader(new StringReader(received.reveal()))) {
      return enter(json, "data") && enter(json, "id") ? text(json) : Optional.empty();
    } catch (IOException | IllegalStateException brokenOff) {
      return Optional.empty();
    }
  }

  private static boolean enter(JsonReader json, String name) throws IOException {
    json.beginObject();
    while (json.hasNext()) {
      if (json.nextName().equals(name)) {
        return true;
      }
      json.skipValue();
    }
    return false;
  }

  private static Optional<String> text(JsonReader json) throws IOException {
    String id = json.peek() == JsonToken.STRING ? json.nextString() : null;
    return Optional.ofNullable(SafeIds.orNull(id));
  }
}
