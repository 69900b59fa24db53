package dev.keyfob.internal.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentApiKeyTest {

  private static final ProviderInfo PROVIDER =
      new ProviderInfo("Things", "https://things.example", List.of("NEW_KEY", "OLD_KEY"));

  @Test
  void firstVariableWins() {
    assertEquals("CANARY-1", find(Map.of("OLD_KEY", "CANARY-2", "NEW_KEY", "CANARY-1")));
  }

  @Test
  void blankVariableCountsAsNotSet() {
    assertEquals("CANARY-2", find(Map.of("OLD_KEY", "CANARY-2", "NEW_KEY", " ")));
  }

  @Test
  void namesTriedAreListedWhenThereIsNone() {
    String message = assertThrows(IllegalStateException.class, () -> find(Map.of())).getMessage();
    assertTrue(message.contains("Things") && message.contains("NEW_KEY, OLD_KEY"));
  }

  @Test
  void blankVariablesAreNamedWhenThereIsNoOther() {
    String message =
        assertThrows(IllegalStateException.class, () -> find(Map.of("OLD_KEY", ""))).getMessage();
    assertTrue(message.contains("set, but blank: OLD_KEY"));
  }

  @Test
  void unusableValueIsRefusedByItsVariablesName() {
    String message =
        assertThrows(IllegalStateException.class, () -> find(Map.of("OLD_KEY", "CANARY\n")))
            .getMessage();
    assertTrue(message.contains("OLD_KEY") && message.contains("line break"));
    assertFalse(message.contains("CANARY"));
  }

  private static String find(Map<String, String> environment) {
    return EnvironmentApiKey.find(PROVIDER, environment::get);
  }
}
