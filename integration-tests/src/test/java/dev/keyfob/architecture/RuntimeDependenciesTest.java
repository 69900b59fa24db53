package dev.keyfob.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares the facade's runtime class path with {@code facade/runtime-dependencies.txt}, so that a
 * new jar or another size is a reviewed change.
 */
final class RuntimeDependenciesTest {

  private static final Path ACCEPTED = Path.of("..", "facade", "runtime-dependencies.txt");
  private static final Path CLASSPATH = Path.of("..", "facade", "target", "runtime-classpath.txt");
  private static final String ACCEPT =
      "mvn -q -pl integration-tests -am test -Dtest=RuntimeDependenciesTest -Dsurefire.failIfNoSpecifiedTests=false"
          + " -Dkeyfob.dependencies=accept";

  @Test
  void runtimeDependenciesAreThoseInTheFile() throws IOException {
    assertTrue(Files.exists(CLASSPATH), "the facade has not been built: add -am");
    List<String> now = lines(Files.readString(CLASSPATH));
    if ("accept".equals(System.getProperty("keyfob.dependencies"))) {
      Files.write(ACCEPTED, now);
    }
    assertEquals(
        String.join("\n", Files.readAllLines(ACCEPTED)),
        String.join("\n", now),
        () ->
            "what callers get has changed. If it should, say why in docs/dependencies.md, and: "
                + ACCEPT);
  }

  @Test
  void detectsAnotherJarAndAnotherSize(@TempDir Path folder) throws IOException {
    String one = Files.writeString(folder.resolve("one-1.0.jar"), "12345").toString();
    List<String> before = lines(one);
    assertEquals(List.of("one-1.0.jar 5", "1 jars, 5 bytes"), before);
    String two = Files.writeString(folder.resolve("two-1.0.jar"), "1").toString();
    assertNotEquals(before, lines(one + File.pathSeparator + two));
    Files.writeString(folder.resolve("one-1.0.jar"), "123456");
    assertNotEquals(before, lines(one));
  }

  /** Leaves out Keyfob's own jars, which change with every commit. */
  private static List<String> lines(String classpath) throws IOException {
    List<Path> jars =
        Arrays.stream(classpath.strip().split(File.pathSeparator))
            .map(Path::of)
            .filter(entry -> !entry.toString().contains("generated-client"))
            .sorted((one, other) -> one.getFileName().compareTo(other.getFileName()))
            .toList();
    List<String> lines = new ArrayList<>();
    long total = 0;
    for (Path jar : jars) {
      lines.add(jar.getFileName() + " " + Files.size(jar));
      total += Files.size(jar);
    }
    lines.add(jars.size() + " jars, " + total + " bytes");
    return lines;
  }
}
