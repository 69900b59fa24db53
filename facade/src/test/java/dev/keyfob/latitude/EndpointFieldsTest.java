package dev.keyfob.latitude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.Endpoint;
import org.junit.jupiter.api.Test;

final class EndpointFieldsTest {

  @Test
  void bothFieldsMakeAnEndpoint() {
    assertEquals(new Endpoint("vpn.example", 443), endpoint("vpn.example", 443));
    assertEquals("vpn.example:443", endpoint("vpn.example", 443).toString());
    assertEquals("[2001:db8::1]:22", endpoint("2001:db8::1", 22).toString());
  }

  @Test
  void missingFieldIsNamed() {
    assertTrue(message(null, 443).contains("host"));
    assertTrue(message(" ", 443).contains("host"));
    assertTrue(message("vpn.example", null).contains("port"));
  }

  @Test
  void hostThatIsNoHostIsNotQuoted() {
    String message = message("CANARY\r\n", 443);
    assertTrue(message.contains("host"), message);
    assertFalse(message.contains("CANARY"), message);
  }

  @Test
  void endpointRejectsWhatCannotBeConnectedTo() {
    assertThrows(IllegalArgumentException.class, () -> new Endpoint(null, 1));
    assertThrows(IllegalArgumentException.class, () -> new Endpoint("a", 0));
    assertThrows(IllegalArgumentException.class, () -> new Endpoint("a", 65_536));
  }

  private static Endpoint endpoint(String host, Integer port) {
    return EndpointFields.endpoint(host, "host", port, "port");
  }

  private static String message(String host, Integer port) {
    return assertThrows(IllegalStateException.class, () -> endpoint(host, port)).getMessage();
  }
}
