package dev.keyfob.internal.issuance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.secret.Secret;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartialResponseIdTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"data\":{\"id\":\"vpn_1\"",
        "{\"data\":{\"id\":\"vpn_1\",\"attributes\":{\"password\":\"CANA",
        "{\"meta\":{\"id\":\"no\"},\"data\":{\"type\":\"x\",\"attributes\":{\"id\":\"no\"},\"id\":\"vpn_1\"}}"
      })
  void idThatCameWholeIsFound(String received) {
    assertEquals("vpn_1", PartialResponseId.in(Secret.of(received)).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "<html>",
        "{\"data\":{\"id\":\"vpn_1",
        "{\"data\":{\"id\":\"../x\"}}",
        "{\"data\":{\"id\":\"\"}}",
        "{\"data\":{\"id\":null}}",
        "{\"data\":{\"id\":7}}",
        "{\"data\":[{\"id\":\"vpn_1\"}]}",
        "{\"data\":{\"attributes\":{\"id\":\"vpn_1\"",
        "{\"id\":\"vpn_1\",\"errors\":[]}"
      })
  void returnsNullIfThereIsNoId(String received) {
    assertTrue(PartialResponseId.in(Secret.of(received)).isEmpty());
  }
}
