package dev.keyfob.latitude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.error.DecodingException;
import dev.keyfob.error.NotFoundException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.generated.latitude.model.VpnSessionDataWithPassword;
import dev.keyfob.generated.latitude.model.VpnSessionDataWithPasswordAttributes;
import dev.keyfob.testclient.Connected;
import dev.keyfob.testclient.PromptServer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the operations on an existing VPN session. */
class VpnSessionLifeTest {

  @StartStop final MockWebServer server = PromptServer.create();

  @Connected(maxRetries = 2)
  private LatitudeClient client;

  @Test
  void refreshGivesTheNewPassword() throws Exception {
    response(
        200,
        "{\"data\":{\"id\":\"vpn_1\",\"attributes\":{\"password\":\"CANARY-new\",\"port\":\"8443\"}}}");
    IssuedVpnSession session = client.vpnSessions().refreshPassword("vpn_1");
    assertEquals("CANARY-new", session.password().reveal());
    assertEquals(8443, session.port());
    RecordedRequest request = server.takeRequest();
    assertEquals("PATCH /vpn_sessions/vpn_1/refresh_password HTTP/1.1", request.getRequestLine());
    assertEquals(0, request.getBody() == null ? 0 : request.getBody().size());
  }

  @Test
  void refreshIsSentOnce() {
    response(503, "{}");
    response(200, "{\"data\":{\"attributes\":{\"password\":\"CANARY-new\"}}}");
    String message =
        assertThrows(
                OutcomeUnknownException.class, () -> client.vpnSessions().refreshPassword("vpn_1"))
            .getMessage();
    assertTrue(message.contains("Refresh the password again"));
    assertEquals(1, server.getRequestCount());
  }

  @Test
  void refreshWithoutAPasswordKeepsTheBody() {
    response(200, "{\"data\":{\"id\":\"vpn_1\",\"attributes\":{\"passwort\":\"CANARY\"}}}");
    DecodingException failure =
        assertThrows(DecodingException.class, () -> client.vpnSessions().refreshPassword("vpn_1"));
    assertTrue(failure.body().reveal().contains("CANARY"));
  }

  @Test
  void sessionIsRemoved() throws Exception {
    server.enqueue(new MockResponse.Builder().code(204).build());
    client.vpnSessions().delete("vpn_1");
    assertEquals("DELETE /vpn_sessions/vpn_1 HTTP/1.1", server.takeRequest().getRequestLine());
  }

  @Test
  void deletionIsRetriedAndSucceedsAfterA404() {
    response(503, "{}");
    response(404, "{}");
    client.vpnSessions().delete("vpn_1");
    assertEquals(2, server.getRequestCount());
  }

  @Test
  void removalOfAnUnknownSessionIsAFailure() {
    response(404, "{}");
    assertThrows(NotFoundException.class, () -> client.vpnSessions().delete("vpn_1"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", ".", "..", "vpn_1/refresh_password", "vpn_1\t", "vpn#1"})
  void idThatCannotBeMeantIsRefused(String id) {
    assertThrows(IllegalArgumentException.class, () -> client.vpnSessions().refreshPassword(id));
    assertThrows(IllegalArgumentException.class, () -> client.vpnSessions().delete(id));
    assertEquals(0, server.getRequestCount());
  }

  @Test
  void sessionExpires() {
    VpnSession session = endingAt("2026-01-14T16:00:00+00:00");
    assertFalse(session.isExpired(at("2026-01-14T15:59:59Z")));
    assertTrue(session.isExpired(at("2026-01-14T16:00:00Z")));
    assertEquals(Optional.of(Duration.ofMinutes(1)), session.remaining(at("2026-01-14T15:59:00Z")));
    assertEquals(Optional.of(Duration.ZERO), session.remaining(at("2026-01-14T16:30:00Z")));
  }

  @Test
  void sessionThatDoesNotSayWhenItEndsHasNotEnded() {
    VpnSession session = new VpnSession(VpnSessionDataWithPassword.builder().build());
    assertFalse(session.isExpired(at("2999-01-01T00:00:00Z")));
    assertEquals(Optional.empty(), session.remaining(at("2026-01-14T16:30:00Z")));
  }

  private static VpnSession endingAt(String time) {
    return new VpnSession(
        VpnSessionDataWithPassword.builder()
            .attributes(
                VpnSessionDataWithPasswordAttributes.builder()
                    .expiresAt(OffsetDateTime.parse(time))
                    .build())
            .build());
  }

  private static Clock at(String time) {
    return Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
  }

  private void response(int status, String body) {
    server.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }
}
