package dev.keyfob.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyfob.sandbox.IssuedCredential;
import dev.keyfob.secret.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoakBalanceTest {

  private final SoakBalance balance = new SoakBalance();

  @Test
  void credentialThatACallerReceivedIsNotLost() {
    balance.received("a", "key_1", Secret.of("CANARY-1"));
    assertEquals(List.of(), lost(key("key_1", "CANARY-1")));
  }

  @Test
  void credentialThatNoCallerReceivedIsLost() {
    assertEquals(List.of("post-api-key of a"), lost(key("key_1", "CANARY-1")));
  }

  @Test
  void anExceptionAnnouncesOneCredentialOfItsLifeOnly() {
    balance.announced("a");
    assertEquals(List.of(), lost(key("key_1", "CANARY-1")));
    balance.announced("b");
    assertEquals(List.of("post-api-key of a"), lost(key("key_1", "CANARY-2")));
  }

  @Test
  void newSecretThatNoCallerReceivedIsLost() {
    balance.received("a", "key_1", Secret.of("CANARY-1"));
    assertEquals(
        List.of("post-api-key of a"), lost(key("key_1", "CANARY-1"), key("key_1", "CANARY-2")));
  }

  @Test
  void secretThatRecoveryReplacedIsNotLost() {
    balance.recovers("a");
    balance.received("a", "key_1", Secret.of("CANARY-2"));
    assertEquals(List.of(), lost(key("key_1", "CANARY-1"), key("key_1", "CANARY-2")));
  }

  @Test
  void secretReceivedTwiceIsWrong() {
    balance.received("a", "key_1", Secret.of("CANARY-1"));
    balance.received("b", "key_1", Secret.of("CANARY-1"));
    assertEquals(List.of("b received a secret for the second time"), balance.wrong());
  }

  private List<String> lost(IssuedCredential... issued) {
    return balance.lost(List.of(issued), id -> "a");
  }

  private static IssuedCredential key(String id, String token) {
    return new IssuedCredential("post-api-key", id, Secret.of(token), "");
  }
}
