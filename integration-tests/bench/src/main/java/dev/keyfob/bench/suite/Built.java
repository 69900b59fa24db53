package dev.keyfob.bench.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A module of the build as a consumer gets it: its jar and its runtime dependencies. */
record Built(List<Path> jars) {

  /** A file that the build of the benchmarks writes. */
  static Built of(Path module) {
    Path target = module.resolve("target");
    List<Path> jars = new ArrayList<>();
    try (DirectoryStream<Path> own = Files.newDirectoryStream(target, Built::isForRunning)) {
      own.forEach(jars::add);
      String others = Files.readString(target.resolve("runtime-classpath.txt")).strip();
      Arrays.stream(others.split(System.getProperty("path.separator")))
          .map(Path::of)
          .forEach(jars::add);
    } catch (IOException notBuilt) {
      throw new UncheckedIOException(notBuilt);
    }
    return new Built(List.copyOf(jars));
  }

  private static boolean isForRunning(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".jar")
        && !name.endsWith("-sources.jar")
        && !name.endsWith("-javadoc.jar");
  }

  /** Returns the jars whose names begin with one of these prefixes. */
  Built only(String... names) {
    return new Built(
        jars.stream()
            .filter(jar -> Arrays.stream(names).anyMatch(jar.getFileName().toString()::startsWith))
            .toList());
  }

  double megabytes() {
    return jars.stream().mapToLong(Built::size).sum() / (1024.0 * 1024);
  }

  private static long size(Path jar) {
    try {
      return Files.size(jar);
    } catch (IOException vanished) {
      throw new UncheckedIOException(vanished);
    }
  }
}
