package dev.keyfob.pingnetwork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.keyfob.generated.pingnetwork.model.ConnectionType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsEqualityTest {

  private static List<Object> settings() {
    NewSession session = NewSession.of("client", "de-fra");
    LimitsChange none = LimitsChange.none();
    EventOptions standard = EventOptions.standard();
    return List.of(
        session,
        NewSession.of("other", "de-fra"),
        NewSession.of("client", "us-east"),
        session.connectionType(ConnectionType.of("other")),
        session.reusable(true),
        session.reusable(false),
        none,
        none.downloadedBytes(1),
        none.uploadedBytes(1),
        none.clearDownloadedBytes(),
        standard,
        standard.buffer(1),
        standard.idleLimit(Duration.ofMinutes(1)),
        standard.longestBackoff(Duration.ofMinutes(1)),
        standard.giveUpAfter(Duration.ofMinutes(1)));
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
