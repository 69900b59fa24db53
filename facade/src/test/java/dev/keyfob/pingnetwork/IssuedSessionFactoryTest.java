package dev.keyfob.pingnetwork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.keyfob.secret.Secret;
import org.junit.jupiter.api.Test;

final class IssuedSessionFactoryTest {

  private static final Secret<String> LINK =
      Secret.of("vless://CANARY-id@vpn.example:443?type=tcp&security=tls#one");

  @Test
  void sessionHasTheGivenValues() {
    IssuedSession session = IssuedSession.of("1", "de-fra", LINK);
    assertEquals("1", session.id());
    assertEquals("de-fra", session.zone());
    assertEquals(LINK, session.link());
    assertEquals("vpn.example", session.vlessLink().host());
    assertEquals(IssuedSession.of("1", "de-fra", LINK), session);
    assertFalse(session.toString().contains("CANARY"));
  }

  @Test
  void sessionWithoutALinkIsRejected() {
    assertThrows(RuntimeException.class, () -> IssuedSession.of("1", "de-fra", null));
  }
}
