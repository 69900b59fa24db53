package dev.keyfob.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.testing.GeneratedClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checks, as far as a build can, that no step of docs/contributing/adding-a-provider.md was left
 * out.
 */
class ProvidersTest {

  @Test
  void everyProviderIsGenerated() throws IOException {
    assertEquals(
        providers().map(provider -> provider.getFileName().toString()).toList(),
        GeneratedClient.all().stream()
            .map(client -> client.document().provider())
            .sorted()
            .toList(),
        "a provider in specs/ has no execution in generated-client/pom.xml");
  }

  @ParameterizedTest
  @MethodSource("providers")
  void everyProviderHasBeenLookedAt(Path provider) {
    for (String file : List.of("secrets.txt", "accepted.yaml", "PROVENANCE.md")) {
      assertTrue(
          Files.exists(provider.resolve(file)),
          provider.getFileName()
              + " has no "
              + file
              + "; see docs/contributing/adding-a-provider.md");
    }
  }

  static Stream<Path> providers() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("..", "specs"))) {
      return folders.filter(Files::isDirectory).sorted().toList().stream();
    }
  }
}
