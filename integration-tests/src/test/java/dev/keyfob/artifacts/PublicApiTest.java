package dev.keyfob.artifacts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that a change of the public API shows as text in the commit that makes it. */
final class PublicApiTest {

  private static final String ACCEPT = "keyfob.api";

  @ParameterizedTest
  @ValueSource(
      strings = {"generated-client", "facade", "facade/connect", "integration-tests/sandbox"})
  void listedApiIsThatOfTheModule(String module) throws IOException {
    Path page =
        Path.of("..", "compatibility", "keyfob-" + Path.of(module).getFileName() + ".api.txt");
    String api = new PublicApi(Path.of("..").resolve(module)).text();
    assertTrue(api.contains("public"), module);
    if ("accept".equals(System.getProperty(ACCEPT))) {
      Files.writeString(page, api);
    }
    assertEquals(
        Files.readString(page),
        api,
        "The public API of " + module + " has changed. Write it with -D" + ACCEPT + "=accept");
  }
}
