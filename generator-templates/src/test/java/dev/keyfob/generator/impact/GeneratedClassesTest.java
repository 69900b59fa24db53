package dev.keyfob.generator.impact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedClassesTest {

  @TempDir Path folder;

  @Test
  void findsComponentThatIsShown() throws IOException {
    assertEquals(
        List.of(
            "Login.apiKey has the name of a secret and is shown",
            "Login.password has the name of a secret and is shown",
            "Login.tokens has the name of a secret and is shown"),
        compile(
                """
                package acme;
                import java.util.*;
                record Login(String password, List<String> tokens, Map<String, List<String>> apiKey, String user,
                    Boolean token, Long maxTokens, java.time.LocalDate passwordSince) {}
                """)
            .unmasked(Set.of()));
  }

  @Test
  void maskedAndExceptedComponentsAreFine() throws IOException {
    assertEquals(
        List.of(),
        compile(
                """
                package acme;
                import dev.keyfob.secret.Secret;
                import java.util.*;
                record Login(Secret<String> password, List<Secret<String>> tokens, String secret_name) {}
                """)
            .unmasked(Set.of("secretName")));
  }

  @Test
  void findsOperationWhoseResponseLostItsSecret() throws IOException {
    assertEquals(
        List.of(
            "Api.lost returns a credential, and nothing of its response is a secret",
            "Api.nothing returns a credential, and nothing of its response is a secret"),
        compile(
                """
                package acme;
                import dev.keyfob.operation.*;
                import dev.keyfob.secret.Secret;
                import java.util.*;
                interface Api {
                  @Operation(credential = Credential.ISSUES) retrofit2.Call<List<Outer>> kept(Secret<String> sent);
                  @Operation(credential = Credential.REVEALS) retrofit2.Call<Plain> lost(Secret<String> sent);
                  @Operation(credential = Credential.REISSUES) retrofit2.Call<Void> nothing();
                  @Operation(credential = Credential.REVOKES) retrofit2.Call<Void> revoke();
                  @Operation(credential = Credential.NONE) retrofit2.Call<Plain> other();
                }
                record Outer(Map<String, Inner> inner) {}
                record Inner(Outer again, Secret<String> value) {}
                record Plain(String value, Plain again) {}
                """)
            .withoutSecret());
  }

  private GeneratedClasses compile(String source) throws IOException {
    write("dev/keyfob/secret/Secret.java", "package dev.keyfob.secret; public class Secret<T> {}");
    write("retrofit2/Call.java", "package retrofit2; public interface Call<T> {}");
    write(
        "dev/keyfob/operation/Credential.java",
        "package dev.keyfob.operation; public enum Credential {NONE, ISSUES, REISSUES, REVEALS, REVOKES}");
    write(
        "dev/keyfob/operation/Operation.java",
        "package dev.keyfob.operation; public @interface Operation { Credential credential(); }");
    write("acme/Source.java", source);
    Path classes = folder.resolve("classes");
    List<String> arguments =
        new ArrayList<>(List.of("--release", "17", "-proc:none", "-d", classes.toString()));
    try (Stream<Path> files = Files.walk(folder.resolve("src"))) {
      files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
    }
    assertTrue(
        ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(new String[0]))
            == 0);
    List<byte[]> bytes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(classes.resolve("acme"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        bytes.add(Files.readAllBytes(file));
      }
    }
    return GeneratedClasses.of(bytes);
  }

  private void write(String name, String source) throws IOException {
    Path file = folder.resolve("src").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, source);
  }
}
