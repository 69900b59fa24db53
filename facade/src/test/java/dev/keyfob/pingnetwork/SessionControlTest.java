package dev.keyfob.pingnetwork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.error.BadRequestException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.generated.pingnetwork.model.SessionState;
import dev.keyfob.testclient.Connected;
import dev.keyfob.testclient.PromptServer;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests zones, and the operations on an existing session. */
class SessionControlTest {

  @StartStop final MockWebServer server = PromptServer.create();

  @Connected(path = "/v2", maxRetries = 2)
  private PingNetworkClient client;

  @Test
  void zonesAreListed() throws Exception {
    response(
        200, "{\"zones\":[{\"name\":\"Land\",\"code\":\"xx\",\"has_active_nodes\":true},null,{}]}");
    List<Zone> zones = client.zones().list();
    assertEquals("GET /v2/zones HTTP/1.1", server.takeRequest().getRequestLine());
    assertEquals(2, zones.size());
    assertEquals("xx", zones.get(0).code());
    assertEquals("Land", zones.get(0).name());
    assertEquals(true, zones.get(0).hasActiveNodes());
    assertNull(zones.get(1).hasActiveNodes());
  }

  @Test
  void statusCountsBeyondTwoGigabytes() throws Exception {
    response(
        200,
        "{\"client_id\":\"someone@team.example\",\"status\":\"connected\",\"duration\":3600,"
            + "\"uploaded_bytes\":1,\"downloaded_bytes\":5368709120}");
    SessionStatus status = client.sessions().status("s_1");
    assertEquals("GET /v2/sessions/s_1/status HTTP/1.1", server.takeRequest().getRequestLine());
    assertEquals(SessionState.CONNECTED, status.state());
    assertEquals(3600L, status.durationSeconds());
    assertEquals(1L, status.uploadedBytes());
    assertEquals(5_368_709_120L, status.downloadedBytes());
    assertEquals("someone@team.example", status.clientId());
    assertFalse(status.toString().contains("someone"));
  }

  @Test
  void unknownStateIsPassedOn() {
    response(200, "{\"client_id\":\"c\",\"status\":\"paused\"}");
    assertEquals("paused", client.sessions().status("s_1").state().value());
  }

  @Test
  void sessionIsPausedAndResumed() throws Exception {
    response(200, "{\"session_id\":\"s_1\",\"paused\":true}");
    response(200, "{\"session_id\":\"s_1\",\"paused\":false}");
    assertEquals(true, client.sessions().pause("s_1").paused());
    SessionPause resumed = client.sessions().resume("s_1");
    assertEquals(false, resumed.paused());
    assertEquals("s_1", resumed.sessionId());
    assertEquals("PATCH /v2/sessions/s_1/pause HTTP/1.1", server.takeRequest().getRequestLine());
    assertEquals("PATCH /v2/sessions/s_1/resume HTTP/1.1", server.takeRequest().getRequestLine());
  }

  @Test
  void pauseIsSentOnce() {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    response(200, "{\"paused\":true}");
    String message =
        assertThrows(OutcomeUnknownException.class, () -> client.sessions().pause("s_1"))
            .getMessage();
    assertTrue(message.contains("refused with 400"));
    assertEquals(1, server.getRequestCount());
  }

  @Test
  void refusalIsPassedOn() {
    response(400, "{\"error\":{\"code\":\"not_paused\",\"message\":\"CANARY\"}}");
    BadRequestException failure =
        assertThrows(BadRequestException.class, () -> client.sessions().resume("s_1"));
    assertEquals("not_paused", failure.errors().get(0).code().orElseThrow());
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "..", "s_1/pause", "s_1?", "s_1\n"})
  void idThatCannotBeMeantIsRefused(String id) {
    assertThrows(IllegalArgumentException.class, () -> client.sessions().status(id));
    assertThrows(IllegalArgumentException.class, () -> client.sessions().pause(id));
    assertThrows(IllegalArgumentException.class, () -> client.sessions().resume(id));
    assertEquals(0, server.getRequestCount());
  }

  private void response(int status, String body) {
    server.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }
}
