package dev.keyfob.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.keyfob.secret.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariablesTest {

  @TempDir Path folder;

  record Key(Secret<String> token, Secret<String> missing) {}

  private static final Key KEY = new Key(Secret.of("CANARY-it's"), null);

  @Test
  void dotenvHasALineForEachVariable() throws Exception {
    Path file = folder.resolve(".env");
    Sinks.dotenv(file, Variables.of("ONE", Key::token).and("TWO", Key::token)).accept(KEY);
    assertEquals("ONE=\"CANARY-it's\"\nTWO=\"CANARY-it's\"\n", Files.readString(file));
  }

  @Test
  void namesKeepTheirOrder() {
    assertEquals(
        List.of("B", "A", "C"),
        List.copyOf(
            Variables.of("B", Key::token).and("A", Key::token).and("C", Key::token).names()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1A", "A-B", "A=B", "A\n"})
  void invalidNameIsRefused(String name) {
    assertThrows(IllegalArgumentException.class, () -> Variables.of(name, Key::token));
  }

  @Test
  void nameThatIsUsedTwiceIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Variables.of("ONE", Key::token).and("ONE", Key::missing));
  }

  @Test
  void missingSecretIsNamedAndLeavesNoFile() {
    Path file = folder.resolve(".env");
    SecretSink<Key> sink =
        Sinks.dotenv(file, Variables.of("ONE", Key::token).and("TWO", Key::missing));
    assertEquals(
        "the credential has no secret for TWO",
        assertThrows(IllegalStateException.class, () -> sink.accept(KEY)).getMessage());
    assertFalse(Files.exists(file));
  }

  @Test
  void textShowsTheNamesOnly() {
    assertEquals("Variables[ONE]", Variables.of("ONE", Key::token).toString());
  }
}
