package dev.keyfob.leak;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Creates a test for each leak channel that fails if an object shows a canary. */
final class CanaryScan {

  private CanaryScan() {}

  static Stream<DynamicTest> of(String name, Object object) {
    return LeakChannels.WAYS.entrySet().stream()
        .map(
            way ->
                dynamicTest(
                    name + ": " + way.getKey(),
                    () -> assertClean(LeakChannels.shown(way.getValue(), object))));
  }

  /** The message leaves the text out, so that the test report does not leak it. */
  static void assertClean(String shown) {
    int at = shown.indexOf(Canaries.MARK);
    assertFalse(
        at >= 0,
        () ->
            "a canary turned up after: " + shown.substring(Math.max(0, at - 80), Math.max(0, at)));
  }
}
