package dev.keyfob.internal.result;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.keyfob.json.UnknownFields;
import dev.keyfob.secret.Secret;
import jakarta.annotation.Nullable;
import java.util.Map;

/** Collects the fields of a response's envelope that are not part of the result. */
public final class EnvelopeFields {

  private EnvelopeFields() {}

  /**
   * Returns the fields as unmodifiable Java collections; an empty map if there are none.
   *
   * @param meta the field {@code meta} of the envelope; null if the document declares none
   * @param unknownFields the unknown fields of the envelope
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
