package dev.keyfob.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.Gson;
import dev.keyfob.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

@AddLifecycleHook(CountedTries.class)
class SecretPropertyTest {

  @Provide
  Arbitrary<String> texts() {
    return Texts.any();
  }

  @Property
  void anyTextComesBackAndIsNotShown(@ForAll("texts") String text) {
    Secret<String> secret = Secret.of(text);
    assertSame(text, secret.reveal());
    assertEquals("[secret]", secret.toString());
    assertEquals("\"[secret]\"", new Gson().toJson(secret));
  }

  @Property
  void secretsAreEqualIfTheirTextsAre(@ForAll("texts") String one, @ForAll("texts") String other) {
    assertEquals(one.equals(other), Secret.of(one).equals(Secret.of(other)));
    assertEquals(Secret.of(one), Secret.of(new String(one.toCharArray())));
    assertEquals(Secret.of(one).hashCode(), Secret.of(other).hashCode());
  }

  @Property(tries = 100)
  void aFileHasExactlyTheTextOrThereIsNone(@ForAll("texts") String text) throws IOException {
    Path folder = Files.createTempDirectory("keyfob");
    Path file = folder.resolve("secret");
    if (StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      Secret.of(text).writeTo(file);
      assertEquals(text, Files.readString(file));
      Files.delete(file);
    } else {
      assertThrows(IOException.class, () -> Secret.of(text).writeTo(file));
      assertFalse(Files.exists(file));
    }
    Files.delete(folder);
  }
}
