package dev.keyfob.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.keyfob.leak.CapturedOutput;
import dev.keyfob.testing.FacadeUnderTest;
import dev.keyfob.testing.GeneratedClient;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Checks for every operation of the documents that {@code call} retries as documented, masks
 * secrets and loses no response.
 */
final class EveryOperationTest {

  @TestFactory
  Stream<DynamicTest> everyOperationMeetsEveryFault() {
    return FacadeUnderTest.all().stream()
        .map(facade -> dynamicTest(facade.type().getSimpleName(), () -> sweep(facade)));
  }

  private static void sweep(FacadeUnderTest facade) {
    GeneratedClient generated = facade.generated();
    OperationSweep sweep =
        new OperationSweep(
            generated.document(), facade.type(), generated.gson(), generated.methods());
    Map<String, List<String>> problems;
    String everything;
    try (CapturedOutput captured = new CapturedOutput()) {
      problems = sweep.run();
      everything = captured.everything();
    }
    assertEquals(generated.methods().keySet(), problems.keySet());
    assertEquals(List.of(), problems.values().stream().flatMap(List::stream).toList());
    sweep.texts().forEach(text -> assertFalse(text.contains("CANARY"), "a text shows a canary"));
    assertFalse(everything.contains("CANARY"), "the log shows a canary");
  }
}
