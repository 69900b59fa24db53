package dev.keyfob.internal.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.keyfob.json.UnknownFields;
import dev.keyfob.secret.Secret;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

  @Test
  void metaAndUnknownFieldsAreThere() {
    Map<String, Object> rest =
        EnvelopeFields.of(meta(), unknown("{\"otp\":\"CANARY-otp\",\"n\":[1,null]}")).reveal();
    assertEquals(List.of("meta", "otp", "n"), List.copyOf(rest.keySet()));
    assertEquals(Map.of("recovery_code", "CANARY-code"), rest.get("meta"));
    assertEquals("CANARY-otp", rest.get("otp"));
    assertEquals("[1, null]", rest.get("n").toString());
  }

  @Test
  void containsNullFields() {
    Map<String, Object> rest = EnvelopeFields.of(null, unknown("{\"meta\":null}")).reveal();
    assertTrue(rest.containsKey("meta"));
    assertNull(rest.get("meta"));
  }

  @Test
  void containsMetaOfAnotherType() {
    assertEquals(
        Map.of("meta", "CANARY"),
        EnvelopeFields.of(null, unknown("{\"meta\":\"CANARY\"}")).reveal());
  }

  @Test
  void nothingIsEmpty() {
    assertEquals(Map.of(), EnvelopeFields.of(null, UnknownFields.none()).reveal());
  }

  @Test
  void textShowsNothing() {
    assertFalse(EnvelopeFields.of(meta(), UnknownFields.none()).toString().contains("CANARY"));
  }

  private static Secret<JsonObject> meta() {
    return Secret.of(
        JsonParser.parseString("{\"recovery_code\":\"CANARY-code\"}").getAsJsonObject());
  }

  private static UnknownFields unknown(String json) {
    return UnknownFields.of(JsonParser.parseString(json).getAsJsonObject().asMap());
  }
}
