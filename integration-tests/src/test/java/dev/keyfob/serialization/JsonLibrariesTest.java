package dev.keyfob.serialization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.error.ApiError;
import dev.keyfob.error.ApiException;
import dev.keyfob.error.ErrorResponse;
import dev.keyfob.error.KeyfobException;
import dev.keyfob.generated.latitude.model.VpnSessionDataWithPasswordAttributes;
import dev.keyfob.generated.pingnetwork.model.SessionResponse;
import dev.keyfob.json.JsonView;
import dev.keyfob.json.OpenEnum;
import dev.keyfob.latitude.IssuedVpnSession;
import dev.keyfob.latitude.Site;
import dev.keyfob.operation.Operation;
import dev.keyfob.pingnetwork.IssuedSession;
import dev.keyfob.secret.Secret;
import dev.keyfob.testing.ClassScan;
import java.lang.reflect.Modifier;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests how callers' JSON libraries write results, generated records, open enums and errors. */
final class JsonLibrariesTest {

  /** A caller's own class. */
  public record Login(String user, Secret<String> password, Site site) {}

  /** A caller's request body. */
  public record Order(Site site, Map<Site, Integer> counts) {}

  @ParameterizedTest
  @EnumSource
  void facadeResultIsWrittenByItsProperties(JsonLibrary library) throws Exception {
    IssuedVpnSession made =
        IssuedVpnSession.of(
            "vpn_1", Site.SAO, "vpn.example", 8443, "ada", Secret.of("CANARY-password"));
    VpnSessionDataWithPasswordAttributes attributes =
        made.generated().attributes().toBuilder()
            .expiresAt(OffsetDateTime.parse("2026-12-01T10:00:00Z"))
            .build();
    IssuedVpnSession session =
        new IssuedVpnSession(
            made.generated().toBuilder().attributes(attributes).build(), Secret.of(Map.of()));
    assertEquals(
        JsonParser.parseString(
            "{'id':'vpn_1','site':'SAO','userName':'ada','password':'[secret]',"
                + "'host':'vpn.example','port':8443,'expiresAt':'2026-12-01T10:00:00Z'}"),
        JsonParser.parseString(library.write(session)));
  }

  @ParameterizedTest
  @EnumSource
  void sessionWithoutALinkIsWritten(JsonLibrary library) throws Exception {
    JsonObject configuration = new JsonObject();
    configuration.addProperty("key", "CANARY-key");
    IssuedSession session =
        new IssuedSession(
            SessionResponse.builder().id("s1").configuration(Secret.of(configuration)).build());
    assertEquals(
        JsonParser.parseString("{'id':'s1','configuration':'[secret]'}"),
        JsonParser.parseString(library.write(session)));
  }

  @ParameterizedTest
  @EnumSource
  void generatedRecordIsWrittenWithMasks(JsonLibrary library) throws Exception {
    VpnSessionDataWithPasswordAttributes attributes =
        VpnSessionDataWithPasswordAttributes.builder()
            .host("vpn.example")
            .password(Secret.of("CANARY-password"))
            .expiresAt(OffsetDateTime.parse("2026-12-01T10:00:00Z"))
            .build();
    JsonObject json = JsonParser.parseString(library.write(attributes)).getAsJsonObject();
    assertEquals("vpn.example", json.get("host").getAsString());
    assertEquals("[secret]", json.get("password").getAsString());
    assertFalse(json.has("unknownFields"));
  }

  @ParameterizedTest
  @EnumSource
  void openEnumIsItsString(JsonLibrary library) throws Exception {
    assertEquals("\"SAO\"", library.write(Site.SAO));
    assertEquals("\"NEW\"", library.write(Site.of("NEW")));
    assertEquals(Site.SAO, library.read("\"SAO\"", Site.class));
    assertEquals(Site.of("NEW"), library.read("\"NEW\"", Site.class));
  }

  @ParameterizedTest
  @EnumSource
  void openEnumIsAKeyAndAValueOfARequestBody(JsonLibrary library) throws Exception {
    Order order = new Order(Site.SAO, Map.of(Site.of("NEW"), 2));
    String json = library.write(order);
    assertEquals(
        JsonParser.parseString("{'site':'SAO','counts':{'NEW':2}}"), JsonParser.parseString(json));
    assertEquals(order, library.read(json, Order.class));
  }

  @ParameterizedTest
  @EnumSource
  void secretInACallersClassIsMasked(JsonLibrary library) throws Exception {
    assertEquals(
        JsonParser.parseString("{'user':'ada','password':'[secret]','site':'SAO'}"),
        JsonParser.parseString(
            library.write(new Login("ada", Secret.of("CANARY-password"), Site.SAO))));
    assertEquals("[\"[secret]\"]", library.write(List.of(Secret.of("CANARY-password"))));
  }

  @ParameterizedTest
  @EnumSource
  void secretIsRefusedWithTheReasonIfRead(JsonLibrary library) {
    Exception refused =
        assertThrows(
            Exception.class,
            () -> library.read("{\"user\":\"ada\",\"password\":\"CANARY-password\"}", Login.class));
    assertTrue(
        refused.getMessage().contains("a Secret is not read from JSON"), refused.getMessage());
    assertFalse(refused.getMessage().contains("CANARY"), refused.getMessage());
    Exception ofAnObject =
        assertThrows(
            Exception.class,
            () -> library.read("{\"password\":{\"a\":\"CANARY-password\"}}", Login.class));
    assertTrue(
        ofAnObject.getMessage().contains("a Secret is not read from JSON"),
        ofAnObject.getMessage());
  }

  @ParameterizedTest
  @EnumSource
  void absentSecretIsReadAsNull(JsonLibrary library) throws Exception {
    assertEquals(
        new Login("ada", null, Site.SAO),
        library.read("{\"user\":\"ada\",\"site\":\"SAO\"}", Login.class));
  }

  @ParameterizedTest
  @EnumSource
  void exceptionIsWrittenWithoutTheServersText(JsonLibrary library) throws Exception {
    ApiError error =
        ApiError.of(
            Map.of(
                "code", "INVALID",
                "detail", "CANARY-detail",
                "source", Map.of("pointer", "/data/attributes/site")));
    ApiException exception =
        ApiException.of(
            new ErrorResponse(
                "POST", "/vpn_sessions", 422, "id-1", null, null, List.of(error), Secret.of("x")));
    JsonObject json = JsonParser.parseString(library.write(exception)).getAsJsonObject();
    assertEquals("UnprocessableEntityException", json.get("type").getAsString());
    assertEquals(422, json.get("status").getAsInt());
    assertEquals("id-1", json.get("requestId").getAsString());
    assertEquals(exception.getMessage(), json.get("message").getAsString());
    JsonArray errors = json.get("errors").getAsJsonArray();
    assertEquals(
        JsonParser.parseString("[{'code':'INVALID','pointer':'/data/attributes/site'}]"), errors);
    assertEquals(errors.get(0), JsonParser.parseString(library.write(error)));
  }

  @ParameterizedTest
  @EnumSource
  void everyOpenEnumIsReadAndWritten(JsonLibrary library) throws Exception {
    List<Class<?>> enums = classes(type -> OpenEnum.class.isAssignableFrom(type));
    assertFalse(enums.isEmpty());
    for (Class<?> type : enums) {
      Object value = type.getMethod("of", String.class).invoke(null, "new-value");
      assertEquals("\"new-value\"", library.write(value), type.getName());
      assertEquals(value, library.read("\"new-value\"", type));
    }
  }

  @Test
  void everyResultAndExceptionHasAView() {
    List<Class<?>> types =
        classes(
            type ->
                KeyfobException.class.isAssignableFrom(type)
                    || (type.isRecord()
                        && type.getRecordComponents().length > 0
                        && type.getRecordComponents()[0].getName().equals("generated")));
    assertFalse(types.isEmpty());
    assertEquals(
        List.of(),
        types.stream()
            .filter(
                type ->
                    !JsonView.class.isAssignableFrom(type)
                        || type.getAnnotation(JsonAdapter.class) == null)
            .toList());
  }

  private static List<Class<?>> classes(Predicate<Class<?>> wanted) {
    return Stream.of(Operation.class, KeyfobException.class)
        .flatMap(artifact -> ClassScan.classes(artifact, "dev.keyfob").stream())
        .filter(type -> !Modifier.isAbstract(type.getModifiers()))
        .filter(wanted)
        .toList();
  }
}
