package dev.keyfob.latitude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.Lease;
import dev.keyfob.error.DeliveryFailedException;
import dev.keyfob.error.DeliveryFailedException.Revocation;
import dev.keyfob.error.RevocationFailedException;
import dev.keyfob.internal.time.PauseRecorder;
import dev.keyfob.internal.time.TimeSource;
import dev.keyfob.testclient.Connected;
import dev.keyfob.testclient.PromptServer;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that gives two creations the same id: each may belong to another caller. */
class SharedIdTest {

  @StartStop final MockWebServer http = PromptServer.create();
  private final VpnServer server = new VpnServer();
  final TimeSource timing = new PauseRecorder(pause -> {});
  @Connected private LatitudeClient client;

  @BeforeEach
  void route() {
    http.setDispatcher(server);
    server.idOfCreated = "vpn_1";
  }

  @Test
  void failingSinkDoesNotRevokeAnIdThatAnotherCallerHas() {
    client.vpnSessions().create(Site.SAO, "sv_1");
    DeliveryFailedException failure =
        assertThrows(
            DeliveryFailedException.class,
            () ->
                client
                    .vpnSessions()
                    .issue(Site.SAO, "sv_2")
                    .deliverTo(
                        session -> {
                          throw new IOException("disk full");
                        })
                    .execute());
    assertEquals(Revocation.FAILED, failure.revocation());
    assertEquals(
        "CANARY-2", failure.credential(IssuedVpnSession.class).orElseThrow().password().reveal());
    assertTrue(
        failure.getSuppressed()[0].getMessage().contains("has the id of two creations"),
        failure.getSuppressed()[0].getMessage());
    assertNothingRevoked();
  }

  @Test
  void closingALeaseDoesNotRevokeAnIdThatAnotherCallerHas() {
    Lease<IssuedVpnSession> lease = client.vpnSessions().issue(Site.SAO, "sv_1").lease();
    client.vpnSessions().create(Site.SAO, "sv_2");
    RevocationFailedException failure = assertThrows(RevocationFailedException.class, lease::close);
    assertEquals("vpn_1", failure.id().orElseThrow());
    assertNothingRevoked();
  }

  @Test
  void interruptedLeaseDoesNotRevokeAnIdThatAnotherCallerHas() {
    client.vpnSessions().create(Site.SAO, "sv_1");
    LatitudeClient interrupting =
        client.with(options -> options.listener(report -> Thread.currentThread().interrupt()));
    assertThrows(
        RevocationFailedException.class,
        () -> interrupting.vpnSessions().issue(Site.SAO, "sv_2").lease());
    assertTrue(Thread.interrupted());
    assertNothingRevoked();
  }

  @Test
  void idThatIsGivenAgainAfterItsRevocationIsRevokedAgain() {
    client.vpnSessions().issue(Site.SAO, "sv_1").lease().close();
    client.vpnSessions().issue(Site.SAO, "sv_2").lease().close();
    assertEquals(Set.of(), server.sessions.keySet());
  }

  @Test
  void idThatIsGivenAgainAfterItsDeletionIsRevoked() {
    client.vpnSessions().delete(client.vpnSessions().create(Site.SAO, "sv_1").id());
    client.vpnSessions().deleteAsync(client.vpnSessions().create(Site.SAO, "sv_1").id()).join();
    client.vpnSessions().issue(Site.SAO, "sv_2").lease().close();
    assertEquals(Set.of(), server.sessions.keySet());
  }

  @Test
  void refreshOfASessionDoesNotMakeItsIdShared() {
    Lease<IssuedVpnSession> lease = client.vpnSessions().issue(Site.SAO, "sv_1").lease();
    lease.refresh();
    client.vpnSessions().refreshPassword("vpn_1");
    lease.close();
    assertEquals(Set.of(), server.sessions.keySet());
  }

  private void assertNothingRevoked() {
    assertFalse(server.log.contains("DELETE /vpn_sessions/vpn_1"), server.log.toString());
    assertEquals(List.of("vpn_1"), List.copyOf(server.sessions.keySet()));
  }
}
