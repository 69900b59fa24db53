package dev.keyfob.internal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionsTest {

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        "\t",
        ".",
        "..",
        "CANARY/../x",
        "CANARY\\x",
        "CANARY?x",
        "CANARY#x",
        "CANARY%2e",
        "CANARY\n",
        "CANARY\u0000",
        "CANARY\u0085",
        "CANARY\ud800",
        "\udc00CANARY",
        "CANARY\ud800\ud800\udc00"
      })
  void rejectionOfAnInvalidIdNamesItsParameter(String value) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> Preconditions.id("serverId", value))
            .getMessage();
    assertTrue(message.startsWith("serverId "));
    assertFalse(message.contains("CANARY"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sv_8NkvdyGKDeLpx", "a.b", "...", "a b", "é", "\ud834\udd1e", "a:b@c"})
  void idIsTakenAsItIs(String value) {
    assertEquals(value, Preconditions.id("serverId", value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "someone@example.com", "100 %"})
  void textMayContainCharactersThatAnIdMayNot(String value) {
    assertEquals(value, Preconditions.text("clientId", value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"..;", "..;x=1", ".;", "tok_1;x=1"})
  void idRejectsPathParameters(String id) {
    assertThrows(IllegalArgumentException.class, () -> Preconditions.id("id", id));
  }
}
