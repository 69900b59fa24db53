package dev.keyfob.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that the scan finds a canary that is shown. */
final class ExposureScanTest {

  private final ExposureScan shown = new ExposureScan();

  static Stream<Exception> careless() {
    IllegalStateException suppressing = new IllegalStateException("clean");
    suppressing.addSuppressed(
        new IllegalStateException("clean", new RuntimeException("a CANARY-secret")));
    Exception silent =
        new Exception("clean") {
          private static final long serialVersionUID = 1L;

          @Override
          public String getLocalizedMessage() {
            return "a CANARY-secret";
          }
        };
    return Stream.of(new Exception("a CANARY-secret"), new Exception("clean", suppressing), silent);
  }

  @ParameterizedTest
  @MethodSource("careless")
  void findsCanaryAnywhereInAnException(Exception careless) {
    shown.exception(careless);
    assertFalse(shown.found().isEmpty());
  }

  @Test
  void findsCanaryInAThreadName() throws InterruptedException {
    Thread careless = new Thread(shown::threads, "for CANARY-secret");
    careless.start();
    careless.join();
    assertEquals(List.of("after: for "), shown.found());
  }

  @Test
  void countsCleanTextAndFindsNothing() {
    shown.text("clean");
    assertEquals(1, shown.searched());
    assertEquals(List.of(), shown.found());
  }
}
