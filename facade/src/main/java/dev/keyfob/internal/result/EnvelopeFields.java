package dev.keyfob.internal.result;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.keyfob.json.UnknownFields;
import dev.keyfob.secret.Secret;
import jakarta.annotation.Nullable;
import java.util.Map;

/** What an answer's envelope holds beside the data that the result is made of. */
public final class EnvelopeFields {

  private EnvelopeFields() {}

  /**
   * As plain Java that nobody can change; an empty map where there is nothing.
   *
   * @param meta of the envelope, where the document declares one
   * @param unknownFields of the envelope
   */
  public static Secret<Map<String, Object>> of(
      @Nullable Secret<JsonObject> meta, UnknownFields unknownFields) {
    JsonObject rest = new JsonObject();
    if (meta != null) {
      rest.add("meta", meta.reveal());
    }
    for (String name : unknownFields.names()) {
      JsonElement value = unknownFields.get(name).map(Secret::reveal).orElse(JsonNull.INSTANCE);
      rest.add(name, value);
    }
    return Secret.of(JsonValues.of(rest));
  }
}
