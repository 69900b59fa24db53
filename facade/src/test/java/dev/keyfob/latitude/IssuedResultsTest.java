package dev.keyfob.latitude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.Endpoint;
import dev.keyfob.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IssuedResultsTest {

  private static final Secret<String> SECRET = Secret.of("CANARY-secret");

  @Test
  void apiKeyHasTheGivenValues() {
    IssuedApiKey key = IssuedApiKey.of("tok_1", "ci", SECRET);
    assertEquals("tok_1", key.id());
    assertEquals("ci", key.name());
    assertEquals(SECRET, key.token());
    assertEquals(IssuedApiKey.of("tok_1", "ci", SECRET), key);
    assertFalse(key.toString().contains("CANARY"));
  }

  @Test
  void ipmiLoginHasTheGivenValues() {
    IssuedIpmiSession login = IssuedIpmiSession.of("ipmi_1", "10.0.0.7", "user", SECRET);
    assertEquals("ipmi_1", login.id());
    assertEquals("10.0.0.7", login.address());
    assertEquals("user", login.userName());
    assertEquals(SECRET, login.password());
    assertEquals(IssuedIpmiSession.of("ipmi_1", "10.0.0.7", "user", SECRET), login);
    assertFalse(login.toString().contains("CANARY"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 65_536})
  void endpointNamesAPortThatCannotBeUsed(int port) {
    String message =
        assertThrows(
                IllegalStateException.class,
                () -> EndpointFields.endpoint("192.0.2.7", "host", port, "port"))
            .getMessage();
    assertTrue(message.contains("no usable port"), message);
  }

  @Test
  void consoleHasTheGivenValues() {
    IssuedOutOfBandConnection console = console(SECRET);
    assertEquals("obc_1", console.id());
    assertEquals("sv_1", console.serverId());
    assertEquals("user", console.userName());
    assertEquals(new Endpoint("192.0.2.7", 2222), console.endpoint());
    assertEquals(SECRET, console.password());
    assertEquals(console(SECRET), console);
    assertFalse(console.toString().contains("CANARY"));
  }

  @Test
  void consoleMayHaveNoPassword() {
    assertNull(console(null).password());
  }

  @Test
  void resultWithoutItsSecretIsRejected() {
    assertThrows(RuntimeException.class, () -> IssuedApiKey.of("tok_1", "ci", null));
    assertThrows(RuntimeException.class, () -> IssuedIpmiSession.of("ipmi_1", "a", "b", null));
  }

  @Test
  void sessionWithoutAPortNamesTheMissingField() {
    IssuedVpnSession session =
        IssuedVpnSession.of("vpn_1", Site.SAO, "vpn.example", 0, "user", SECRET);
    String message = assertThrows(IllegalStateException.class, session::endpoint).getMessage();
    assertTrue(message.contains("port"), message);
  }

  private static IssuedOutOfBandConnection console(Secret<String> password) {
    return IssuedOutOfBandConnection.of("obc_1", "sv_1", "user", "192.0.2.7", 2222, password);
  }
}
