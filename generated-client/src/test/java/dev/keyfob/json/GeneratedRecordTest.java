package dev.keyfob.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.reflect.TypeToken;
import dev.keyfob.generated.latitude.model.ApiKeyDataAttributes;
import dev.keyfob.generated.latitude.model.LatitudeAdapters;
import dev.keyfob.generated.latitude.model.SiteCode;
import dev.keyfob.generated.latitude.model.VpnSessionDataWithPassword;
import dev.keyfob.generated.pingnetwork.model.PingNetworkAdapters;
import dev.keyfob.generated.pingnetwork.model.SessionResponse;
import dev.keyfob.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedRecordTest {

  private final Gson gson = LatitudeAdapters.gson();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"name\":\"ci\",\"token\":\"CANARY-token\",\"read_only\":false,\"allowed_ips\":[\"192.0.2.1\",null]}",
        "{\"last_used_at\":null,\"read_only\":null,\"allowed_ips\":null}",
        "{\"ipmi_url\":\"https://node.example\",\"nested\":{\"a\":[1.10,null]}}",
        "{\"token\":{\"value\":\"CANARY-token\"},\"read_only\":\"perhaps\",\"created_at\":\"yesterday\",\"user\":[]}",
        "{\"allowed_ips\":[{\"cidr\":\"192.0.2.0/24\"}]}",
      })
  void everyBodySurvivesARoundTrip(String json) {
    ApiKeyDataAttributes attributes = gson.fromJson(json, ApiKeyDataAttributes.class);
    assertEquals(JsonParser.parseString(json), JsonParser.parseString(gson.toJson(attributes)));
  }

  @Test
  void toStringShowsNoSecretsAndNoUnknownValues() {
    ApiKeyDataAttributes attributes =
        gson.fromJson(
            "{\"name\":\"ci\",\"token\":\"CANARY-1\",\"spare\":\"CANARY-2\"}",
            ApiKeyDataAttributes.class);
    assertFalse(attributes.toString().contains("CANARY"));
    assertTrue(attributes.toString().contains("name=ci"));
    assertTrue(attributes.toString().contains("unknownFields=[spare]"));
  }

  @Test
  void aValueOfAnotherTypeLeavesItsComponentNull() {
    ApiKeyDataAttributes attributes =
        gson.fromJson("{\"token\":[\"CANARY-1\"]}", ApiKeyDataAttributes.class);
    assertNull(attributes.token());
    assertEquals(
        "[\"CANARY-1\"]",
        attributes.unknownFields().get("token").orElseThrow().reveal().toString());
  }

  @Test
  void theLastOfTwoFieldsOfOneNameWins() {
    ApiKeyDataAttributes attributes =
        gson.fromJson(
            "{\"token\":{},\"token\":\"CANARY-1\",\"name\":\"a\",\"name\":\"b\"}",
            ApiKeyDataAttributes.class);
    assertEquals("CANARY-1", attributes.token().reveal());
    assertEquals("{\"name\":\"b\",\"token\":\"CANARY-1\"}", gson.toJson(attributes));
  }

  @Test
  void nullForANullablePropertyIsSent() {
    assertEquals(
        "{\"read_only\":null}", gson.toJson(ApiKeyDataAttributes.builder().readOnly(null).build()));
    assertEquals(
        "{\"read_only\":true}",
        gson.toJson(ApiKeyDataAttributes.builder().readOnly(null).readOnly(true).build()));
    assertEquals("{}", gson.toJson(ApiKeyDataAttributes.builder().name(null).build()));
  }

  @Test
  void toBuilderKeepsEverything() {
    ApiKeyDataAttributes attributes =
        gson.fromJson(
            "{\"token\":\"CANARY-1\",\"read_only\":null,\"spare\":1}", ApiKeyDataAttributes.class);
    assertEquals(attributes, attributes.toBuilder().build());
  }

  @Test
  void writesNoNameTwice() {
    UnknownFields fields = UnknownFields.of(Map.of("name", new JsonPrimitive("unknown")));
    ApiKeyDataAttributes attributes =
        ApiKeyDataAttributes.builder().name("typed").unknownFields(fields).build();
    assertEquals("{\"name\":\"typed\"}", gson.toJson(attributes));
  }

  @Test
  void listsCannotBeChanged() {
    List<String> ips = new ArrayList<>(List.of("192.0.2.1"));
    ApiKeyDataAttributes attributes = ApiKeyDataAttributes.builder().allowedIps(ips).build();
    ips.add("192.0.2.2");
    assertEquals(List.of("192.0.2.1"), attributes.allowedIps());
    List<String> read = attributes.allowedIps();
    assertThrows(UnsupportedOperationException.class, () -> read.add("192.0.2.3"));
  }

  @Test
  void undescribedObjectsAreMasked() {
    SessionResponse session =
        PingNetworkAdapters.gson()
            .fromJson("{\"configuration\":{\"id\":\"CANARY-1\"}}", SessionResponse.class);
    assertFalse(session.toString().contains("CANARY"));
    assertEquals("CANARY-1", session.configuration().reveal().get("id").getAsString());
  }

  @Test
  void aKnownEnumValueIsItsConstant() {
    assertSame(SiteCode.SAO, gson.fromJson("\"SAO\"", SiteCode.class));
    assertTrue(SiteCode.values().contains(SiteCode.SAO));
  }

  @Test
  void anUnknownEnumValueIsKept() {
    SiteCode site = gson.fromJson("\"AMS\"", SiteCode.class);
    assertFalse(site.isKnown());
    assertEquals(SiteCode.of("AMS"), site);
    assertEquals("\"AMS\"", gson.toJson(site));
  }

  @Test
  void aBodyOfAnotherTypeIsAMismatch() {
    MismatchException mismatch =
        assertThrows(
            MismatchException.class,
            () -> gson.fromJson("[\"CANARY-1\"]", VpnSessionDataWithPassword.class));
    assertFalse(mismatch.toString().contains("CANARY"));
  }

  @Test
  void readsUndescribedBodiesAsMaskedJson() {
    Secret<JsonElement> body =
        gson.fromJson("{\"meta\":{}}", new TypeToken<Secret<JsonElement>>() {});
    assertEquals("{\"meta\":{}}", body.reveal().toString());
    assertEquals(
        "{\"meta\":{}}", gson.toJson(body, new TypeToken<Secret<JsonElement>>() {}.getType()));
  }
}
