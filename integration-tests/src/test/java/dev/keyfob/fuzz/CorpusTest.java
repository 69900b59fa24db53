package dev.keyfob.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.keyfob.figures.Figure;
import dev.keyfob.figures.Figures;
import dev.keyfob.leak.CapturedOutput;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs each input of the committed corpus as a test. Each of these inputs reached code that no
 * earlier input had reached. The fuzzer itself does not run, since its agent would slow down all
 * other tests.
 */
final class CorpusTest {

  private static final Figures FIGURES = new Figures("corpus of the fuzzer");
  private static CapturedOutput captured;

  private interface Target {
    void take(byte[] input) throws Exception;
  }

  @BeforeAll
  static void capture() {
    captured = new CapturedOutput();
  }

  @AfterAll
  static void count() throws IOException {
    try {
      assertTrue(
          captured.log().stream().anyMatch(line -> line.startsWith("dev.keyfob ")),
          "nothing was captured");
      Quiet.assertHeardNothing(captured);
    } finally {
      captured.close();
      Quiet.count(FIGURES);
      FIGURES.write();
    }
  }

  @TestFactory
  Stream<DynamicTest> responses() throws Exception {
    return corpus(ResponseFuzz.class, "response", new ResponseFuzz()::response);
  }

  @TestFactory
  Stream<DynamicTest> json() throws Exception {
    return corpus(AdaptersFuzz.class, "json", AdaptersFuzz::readAsEachRecord);
  }

  @TestFactory
  Stream<DynamicTest> links() throws Exception {
    return corpus(VlessLinkFuzz.class, "link", new VlessLinkFuzz()::link);
  }

  /**
   * Returns a test for each input of a target, from the folder where Jazzer also looks for them.
   */
  private static Stream<DynamicTest> corpus(Class<?> of, String method, Target target)
      throws IOException, URISyntaxException {
    Path folder = Path.of(of.getResource(of.getSimpleName() + "Inputs/" + method).toURI());
    List<Path> inputs;
    try (Stream<Path> files = Files.list(folder)) {
      inputs = files.sorted().toList();
    }
    assertTrue(inputs.size() > 10, "the corpus has " + inputs.size() + " inputs");
    return inputs.stream()
        .map(
            input ->
                dynamicTest(
                    input.getFileName().toString(),
                    () -> {
                      FIGURES.add(Figure.INPUTS_FUZZED, 1);
                      target.take(Files.readAllBytes(input));
                    }));
  }
}
