package dev.keyfob.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks that need the source files. */
final class Sources {

  private static final List<String> MODULES =
      List.of(
          "generator-templates",
          "generated-client",
          "facade",
          "facade/connect",
          "integration-tests/sandbox",
          "integration-tests");
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile(
          "(?m)^public (?:(?:final|abstract|(?:non-)?sealed) )*(?:class|record|interface|enum|@interface) ");
  private static final Pattern GENERATED =
      Pattern.compile("(?m)^(?:package dev\\.keyfob\\.generated\\b|@Generated\\()");

  private Sources() {}

  /**
   * Returns public types and packages without {@code @since}, except internal packages and the
   * demo.
   */
  static List<String> withoutSince(Path root) throws IOException {
    return files(root)
        .filter(file -> !file.toString().matches(".*[/\\\\](internal|document|demo)[/\\\\].*"))
        .filter(file -> isOffered(file) && !text(file).contains("\n * @since "))
        .map(Path::toString)
        .toList();
  }

  private static boolean isOffered(Path file) {
    return file.endsWith("package-info.java") || PUBLIC_TYPE.matcher(text(file)).find();
  }

  /** Returns files under {@code src} that look generated. */
  static List<String> generatedAmongHandWritten() throws IOException {
    Stream<Path> all = Stream.empty();
    for (String module : MODULES) {
      all = Stream.concat(all, files(Path.of("..", module, "src")));
    }
    return generatedAmong(all.filter(file -> !file.toString().contains("fixture")));
  }

  static List<String> generatedAmong(Stream<Path> files) {
    return files.filter(file -> GENERATED.matcher(text(file)).find()).map(Path::toString).toList();
  }

  private static Stream<Path> files(Path root) throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
