package dev.keyfob.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnknownFieldsTest {

  private static final JsonPrimitive CANARY = new JsonPrimitive("CANARY-unknown");

  @Test
  void toStringShowsNamesOnly() {
    Map<String, JsonElement> fields = new LinkedHashMap<>();
    fields.put("token", CANARY);
    fields.put("ipmi_url", CANARY);
    assertEquals("[token, ipmi_url]", UnknownFields.of(fields).toString());
  }

  @Test
  void aNullFieldIsNotShownAsUnknown() {
    UnknownFields fields = UnknownFields.of(Map.of("last_used_at", JsonNull.INSTANCE));
    assertEquals("[]", fields.toString());
    assertTrue(fields.isNull("last_used_at"));
    assertEquals(Optional.empty(), fields.get("last_used_at"));
    assertEquals(Set.of("last_used_at"), fields.names());
  }

  @Test
  void getGivesTheValueAsASecret() {
    UnknownFields fields = UnknownFields.of(Map.of("token", CANARY));
    assertEquals("[secret]", fields.get("token").orElseThrow().toString());
    assertEquals(CANARY, fields.get("token").orElseThrow().reveal());
  }

  @Test
  void changingARevealedValueDoesNotChangeTheFields() {
    JsonArray array = new JsonArray();
    UnknownFields fields = UnknownFields.of(Map.of("list", array));
    array.add("later");
    fields.get("list").orElseThrow().reveal().getAsJsonArray().add("later");
    assertEquals(new JsonArray(), fields.get("list").orElseThrow().reveal());
  }

  @Test
  void defaultGsonWritesTheMask() {
    String json = new Gson().toJson(UnknownFields.of(Map.of("token", CANARY)));
    assertFalse(json.contains("CANARY"));
  }

  @Test
  void hashCodeDoesNotDependOnValues() {
    assertEquals(
        UnknownFields.of(Map.of("a", CANARY)).hashCode(),
        UnknownFields.of(Map.of("a", new JsonPrimitive(1))).hashCode());
  }

  @Test
  void ofNothingIsNone() {
    assertSame(UnknownFields.none(), UnknownFields.of(Map.of()));
    assertTrue(UnknownFields.none().isEmpty());
  }

  @Test
  void namesCannotBeChanged() {
    Set<String> names = UnknownFields.of(Map.of("a", CANARY)).names();
    assertThrows(UnsupportedOperationException.class, () -> names.remove("a"));
  }

  @Test
  void toStringCountsNamesThatAreNoIdentifiers() {
    Map<String, JsonElement> fields = new LinkedHashMap<>();
    for (String name :
        List.of(
            "plain_name2", "camelName", "CANARY-1", "CANARY", "sk_live_4eC39HqLyj", "a b", "")) {
      fields.put(name, new JsonPrimitive(1));
    }
    assertEquals("[plain_name2, camelName, and 5 not shown]", UnknownFields.of(fields).toString());
  }

  @Test
  void namesOfDocumentsAreShown() {
    assertEquals("[a]", shown("a"));
    assertEquals("[z_9]", shown("z_9"));
    assertEquals("[_x]", shown("_x"));
    assertEquals("[aZ10]", shown("aZ10"));
    assertEquals("[aAzZ09]", shown("aAzZ09"));
    assertEquals("[" + "a".repeat(40) + "]", shown("a".repeat(40)));
  }

  @Test
  void otherNamesAreCounted() {
    for (String name :
        List.of("", "A", "9a", "a123", "a-b", "a`", "a{", "a@", "a[", "a/", "a:", "a".repeat(41))) {
      assertEquals("[and 1 not shown]", shown(name), name);
    }
  }

  private static String shown(String name) {
    return UnknownFields.of(Map.of(name, CANARY)).toString();
  }

  @Test
  void isNullIsFalseForAbsentFieldsAndValues() {
    UnknownFields fields = UnknownFields.of(Map.of("token", CANARY));
    assertFalse(fields.isNull("token"));
    assertFalse(fields.isNull("other"));
  }

  @Test
  void withNullAddsAndRemovesANull() {
    UnknownFields fields = UnknownFields.of(Map.of("token", CANARY));
    assertTrue(fields.withNull("other", true).isNull("other"));
    assertEquals(fields, fields.withNull("other", true).withNull("other", false));
    assertNotEquals(fields, fields.withNull("other", true));
    assertFalse(fields.equals(Map.of("token", CANARY)));
  }

  @Test
  void hashCodeDependsOnNames() {
    assertEquals(Set.of("token").hashCode(), UnknownFields.of(Map.of("token", CANARY)).hashCode());
  }
}
