package dev.keyfob.artifacts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.error.KeyfobException;
import dev.keyfob.operation.Operation;
import dev.keyfob.testing.ClassScan;
import dev.keyfob.testing.GeneratedClient;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Checks GraalVM's metadata. A native image contains classes that are found by name or by
 * reflection only if its metadata names them.
 */
final class ReachabilityTest {

  private final Reachability reachability = Reachability.ofBuild();

  @Test
  void everyGeneratedInterfaceIsListed() {
    Set<String> interfaces =
        GeneratedClient.all().stream()
            .flatMap(client -> client.methods().values().stream())
            .map(Method::getDeclaringClass)
            .map(Class::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertFalse(interfaces.isEmpty());
    assertEquals(interfaces, reachability.proxies());
    assertEquals(interfaces, reachability.withMethods());
  }

  @Test
  void everyEffectiveDocumentAndTheVersionOfOkHttpAreKept() throws IOException {
    Path folder = Path.of("..", "generated-client", "target", "classes", "META-INF", "openapi");
    try (Stream<Path> documents = Files.list(folder)) {
      Set<String> resources =
          documents
              .map(file -> "META-INF/openapi/" + file.getFileName())
              .collect(Collectors.toCollection(TreeSet::new));
      resources.add("dev/keyfob/internal/http/okhttp-version.txt");
      assertEquals(resources, reachability.resources());
    }
  }

  @Test
  void everyAdapterThatGsonMakesByAnAnnotationIsListed() {
    Set<String> adapters =
        Stream.of(Operation.class, KeyfobException.class)
            .flatMap(artifact -> ClassScan.classes(artifact, "dev.keyfob").stream())
            .map(type -> type.getAnnotation(JsonAdapter.class))
            .filter(Objects::nonNull)
            .map(annotation -> annotation.value().getName())
            .collect(Collectors.toCollection(TreeSet::new));
    assertFalse(adapters.isEmpty());
    assertEquals(adapters, reachability.made());
  }

  @Test
  void fieldThatTheStartUpCheckReadsIsListed() throws ReflectiveOperationException {
    assertTrue(
        reachability.entries().stream()
            .anyMatch(
                entry ->
                    entry.path("type").asText().equals("okhttp3.OkHttp")
                        && entry.path("fields").path(0).path("name").asText().equals("VERSION")));
    assertFalse(
        String.valueOf(Class.forName("okhttp3.OkHttp").getField("VERSION").get(null)).isEmpty());
  }
}
