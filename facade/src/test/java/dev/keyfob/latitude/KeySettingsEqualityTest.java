package dev.keyfob.latitude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeySettingsEqualityTest {

  private static List<NewApiKey> keys() {
    NewApiKey key = NewApiKey.named("ci");
    return List.of(
        key,
        NewApiKey.named("other"),
        key.readOnly(true),
        key.readOnly(false),
        key.allowedIps("192.0.2.1"),
        key.allowedIps("192.0.2.2"));
  }

  private static List<ApiKeyChanges> changes() {
    ApiKeyChanges none = ApiKeyChanges.none();
    return List.of(
        none,
        none.name("ci"),
        none.readOnly(true),
        none.allowedIps("192.0.2.1"),
        none.clearAllowedIps());
  }

  private static List<Object> settings() {
    return Stream.concat(keys().stream(), changes().stream()).map(Object.class::cast).toList();
  }

  @Test
  void settingsAreComparedByValue() {
    List<Object> first = settings();
    List<Object> second = settings();
    for (int i = 0; i < first.size(); i++) {
      for (int j = 0; j < second.size(); j++) {
        if (i == j) {
          assertEquals(first.get(i), second.get(j));
          assertEquals(first.get(i).hashCode(), second.get(j).hashCode());
        } else {
          assertNotEquals(first.get(i), second.get(j));
        }
      }
    }
  }
}
