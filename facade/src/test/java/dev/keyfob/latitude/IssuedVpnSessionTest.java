package dev.keyfob.latitude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.keyfob.secret.Secret;
import org.junit.jupiter.api.Test;

final class IssuedVpnSessionTest {

  @Test
  void factoryMakesAnEqualSessionOfTheSameValues() {
    IssuedVpnSession session = session();
    assertEquals("vpn_1", session.id());
    assertEquals(Site.SAO, session.site());
    assertEquals("vpn.example", session.host());
    assertEquals(443, session.port());
    assertEquals("user", session.userName());
    assertEquals("CANARY-password", session.password().reveal());
    assertEquals(session(), session);
  }

  @Test
  void factoryMakesASessionThatShowsNoPassword() {
    assertFalse(session().toString().contains("CANARY"));
  }

  private static IssuedVpnSession session() {
    return IssuedVpnSession.of(
        "vpn_1", Site.SAO, "vpn.example", 443, "user", Secret.of("CANARY-password"));
  }
}
