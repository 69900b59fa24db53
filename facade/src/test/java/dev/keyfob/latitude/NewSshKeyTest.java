package dev.keyfob.latitude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NewSshKeyTest {

  private static final String KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM6irwaZuy3hHtiaTNgFLpSZ4KJQlgU0Wa+Zl+CWrEGR";

  @Test
  void lineBreakOfAFileIsRemoved() {
    assertEquals(NewSshKey.of("one", KEY), NewSshKey.of("one", KEY + "\n"));
  }

  @Test
  void commentIsSent() {
    assertEquals(
        KEY + " someone@example",
        NewSshKey.of("one", KEY + " someone@example").toRequest().data().attributes().publicKey());
  }

  @Test
  void privateKeyIsRejectedAndNotQuoted() {
    String privateKey =
        "-----BEGIN OPENSSH PRIVATE KEY-----\nCANARY-private\n-----END OPENSSH PRIVATE KEY-----\n";
    String message =
        assertThrows(IllegalArgumentException.class, () -> NewSshKey.of("one", privateKey))
            .getMessage();
    assertTrue(message.contains(".pub"), message);
    assertFalse(message.contains("CANARY"), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ssh-ed25519",
        "CANARY-no-key",
        "ssh-ed25519 CANARY!",
        "ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIM6irwaZuy3hHtiaTNgFLpSZ4KJQlgU0Wa+Zl+CWrEGR",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM6irwaZuy3hHtiaTNgFLpSZ4KJQlgU0Wa+Zl+CWrEGR\nssh-rsa AAAA",
      })
  void textThatIsNoPublicKeyIsRejectedAndNotQuoted(String text) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> NewSshKey.of("one", text)).getMessage();
    assertTrue(message.contains("publicKey"), message);
    assertFalse(message.contains("CANARY"), message);
  }

  @Test
  void missingNameOrProjectIsRejected() {
    assertThrows(IllegalArgumentException.class, () -> NewSshKey.of(" ", KEY));
    assertThrows(IllegalArgumentException.class, () -> NewSshKey.of("one", null));
    assertThrows(IllegalArgumentException.class, () -> NewSshKey.of("one", KEY).project(null));
  }

  @Test
  void keysAreComparedByValue() {
    assertEquals(
        NewSshKey.of("one", KEY).project("proj_1").hashCode(),
        NewSshKey.of("one", KEY).project("proj_1").hashCode());
    assertNotEquals(NewSshKey.of("one", KEY), NewSshKey.of("one", KEY).project("proj_1"));
    assertNotEquals(NewSshKey.of("one", KEY), NewSshKey.of("two", KEY));
  }
}
