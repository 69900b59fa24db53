package dev.keyfob.latitude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.error.DecodingException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.testclient.Connected;
import dev.keyfob.testclient.PromptServer;
import java.time.OffsetDateTime;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VpnSessionsTest {

  private static final String SESSION =
      """
      {"id":"vpn_1","type":"vpn_sessions","attributes":{"user_name":"ada","password":"CANARY-password","port":"8443",
       "host":"fw.example","region":{"city":"São Paulo","country":"Brazil","site":{"slug":"SAO"}},"status":"enable",
       "expires_at":"2026-01-14T15:58:20+00:00","created_at":"2026-01-14T15:57:20Z","updated_at":null}}""";

  @StartStop final MockWebServer server = PromptServer.create();
  @Connected private LatitudeClient client;

  @Test
  void sessionIsAskedForAsTheDocumentSays() throws Exception {
    created();
    RecordedRequest request = server.takeRequest();
    assertEquals("POST /vpn_sessions HTTP/1.1", request.getRequestLine());
    assertEquals(
        "{\"data\":{\"type\":\"vpn_sessions\",\"attributes\":{\"site\":\"SAO\",\"server_id\":\"sv_1\"}}}",
        request.getBody().utf8());
  }

  @Test
  void issuedSessionHasEverything() {
    IssuedVpnSession session = created();
    assertEquals("vpn_1", session.id());
    assertEquals("ada", session.userName());
    assertEquals("CANARY-password", session.password().reveal());
    assertEquals("fw.example", session.host());
    assertEquals(8443, session.port());
    assertEquals(Site.SAO, session.site());
    assertEquals("São Paulo", session.city());
    assertEquals("Brazil", session.country());
    assertEquals("enable", session.status());
    assertEquals(OffsetDateTime.parse("2026-01-14T15:58:20Z"), session.expiresAt());
    assertEquals(OffsetDateTime.parse("2026-01-14T15:57:20Z"), session.createdAt());
    assertNull(session.updatedAt());
    assertEquals("8443", session.generated().attributes().port());
  }

  @Test
  void textOfASessionHidesThePassword() {
    IssuedVpnSession session = created();
    assertTrue(session.toString().contains("password=[secret]"));
    assertFalse(List.of(session).toString().contains("CANARY"));
  }

  @Test
  void createAsyncGivesTheSame() throws Exception {
    server.enqueue(response(201, "{\"data\":" + SESSION + "}"));
    assertEquals(
        "CANARY-password",
        client.vpnSessions().createAsync(Site.SAO, "sv_1").get().password().reveal());
  }

  @Test
  void everythingButThePasswordMayBeMissing() {
    server.enqueue(response(201, "{\"data\":{\"attributes\":{\"password\":\"CANARY-password\"}}}"));
    IssuedVpnSession session = client.vpnSessions().create(Site.SAO, "sv_1");
    assertEquals("CANARY-password", session.password().reveal());
    assertNull(session.id());
    assertNull(session.site());
    assertNull(session.port());
    assertTrue(session.toString().startsWith("IssuedVpnSession["));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"data\":null}",
        "{\"data\":[]}",
        "{\"data\":{\"attributes\":null}}",
        "{\"data\":{\"attributes\":{\"password\":null}}}",
        "{\"data\":{\"attributes\":{\"password\":{\"CANARY\":1}}}}"
      })
  void responseWithoutPasswordKeepsItsBody(String body) {
    server.enqueue(response(201, body));
    DecodingException failure =
        assertThrows(DecodingException.class, () -> client.vpnSessions().create(Site.SAO, "sv_1"));
    assertEquals(body, failure.body().reveal());
    assertTrue(failure.getMessage().contains("vpnSessions().list()"));
  }

  @Test
  void lostResponseSaysHowToFindOut() {
    server.enqueue(response(502, ""));
    String message =
        assertThrows(
                OutcomeUnknownException.class, () -> client.vpnSessions().create(Site.SAO, "sv_1"))
            .getMessage();
    assertTrue(message.startsWith("POST /vpn_sessions may have been applied"));
    assertTrue(message.contains("vpnSessions().list()"));
  }

  @Test
  void unknownSiteIsSentAsItIs() throws Exception {
    server.enqueue(response(201, "{\"data\":" + SESSION + "}"));
    client.vpnSessions().create(Site.of("AMS"), "sv_1");
    assertTrue(server.takeRequest().getBody().utf8().contains("\"site\":\"AMS\""));
  }

  @Test
  void argumentsThatCannotBeMeantAreRefused() {
    VpnSessions sessions = client.vpnSessions();
    assertThrows(IllegalArgumentException.class, () -> sessions.create(null, "sv_1"));
    assertThrows(IllegalArgumentException.class, () -> sessions.create(Site.of(" "), "sv_1"));
    assertThrows(IllegalArgumentException.class, () -> sessions.create(Site.SAO, "../sv_1"));
    assertThrows(IllegalArgumentException.class, () -> sessions.createAsync(Site.SAO, " "));
    assertThrows(IllegalArgumentException.class, () -> sessions.list(null));
    assertThrows(IllegalArgumentException.class, () -> sessions.list(Site.of(" ")));
    assertThrows(IllegalArgumentException.class, () -> sessions.listAsync(Site.of("SAO\n")));
    assertEquals(0, server.getRequestCount());
  }

  @Test
  void listGivesSessionsWithoutPasswords() {
    server.enqueue(response(200, "{\"data\":[" + SESSION + ",null],\"meta\":{}}"));
    List<VpnSession> sessions = client.vpnSessions().list();
    assertEquals(1, sessions.size());
    assertEquals("vpn_1", sessions.get(0).id());
    assertEquals(8443, sessions.get(0).port());
    assertFalse(sessions.toString().contains("CANARY"));
    assertThrows(UnsupportedOperationException.class, sessions::clear);
  }

  @Test
  void listOfOneSiteAsksForIt() throws Exception {
    server.enqueue(response(200, "{\"data\":[]}"));
    assertTrue(client.vpnSessions().list(Site.SAO).isEmpty());
    assertEquals("SAO", server.takeRequest().getUrl().queryParameter("filter[location]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"data\":{}}", "{\"data\":\"x\"}", "{\"data\":[7]}"})
  void listThatIsNoneIsNotTakenForAnEmptyOne(String body) {
    server.enqueue(response(200, body));
    assertThrows(DecodingException.class, () -> client.vpnSessions().list());
  }

  private IssuedVpnSession created() {
    server.enqueue(response(201, "{\"data\":" + SESSION + ",\"meta\":{}}"));
    return client.vpnSessions().create(Site.SAO, "sv_1");
  }

  private static MockResponse response(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "application/vnd.api+json; charset=utf-8")
        .body(body)
        .build();
  }
}
