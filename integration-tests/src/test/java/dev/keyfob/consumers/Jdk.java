package dev.keyfob.consumers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A JDK on this machine.
 *
 * @param feature which one
 * @param home its folder; empty if unknown
 */
record Jdk(int feature, Optional<Path> home) {

  /**
   * Finds the JDK of a Java version: the one that {@code keyfob.jdk<feature>} names, the one that
   * runs this test, or one installed next to it.
   */
  static Jdk find(int feature) {
    String named = System.getProperty("keyfob.jdk" + feature, "");
    Path running = Path.of(System.getProperty("java.home"));
    Stream<Path> candidates =
        named.isBlank()
            ? Stream.concat(Stream.of(running), beside(running).stream())
            : Stream.of(Path.of(named));
    return new Jdk(feature, candidates.filter(home -> is(home, feature)).findFirst());
  }

  Path java() {
    return home.orElseThrow().resolve("bin/java");
  }

  private static List<Path> beside(Path running) {
    try (Stream<Path> homes = Files.list(running.toRealPath().getParent())) {
      return homes.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean is(Path home, int feature) {
    Path release = home.resolve("release");
    if (!Files.isRegularFile(release) || !Files.exists(home.resolve("bin/javac"))) {
      return false;
    }
    try (Stream<String> lines = Files.lines(release)) {
      return lines.anyMatch(line -> line.matches("JAVA_VERSION=\"" + feature + "[.\"].*"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "JDK " + feature;
  }
}
