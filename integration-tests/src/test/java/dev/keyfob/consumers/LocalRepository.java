package dev.keyfob.consumers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The Maven repository below target/ from which the consumers resolve all dependencies. The build
 * installs Keyfob into it. Other jars and POMs are linked from the local repository, so that they
 * are not downloaded again.
 */
record LocalRepository(Path folder) {

  void borrowFrom(Path other) {
    try (Stream<Path> files = Files.walk(other)) {
      files
          .filter(file -> file.toString().endsWith(".jar") || file.toString().endsWith(".pom"))
          .map(other::relativize)
          .filter(
              file ->
                  !file.startsWith(Path.of("dev", "keyfob"))
                      && Files.notExists(folder.resolve(file)))
          .forEach(file -> link(other.resolve(file), folder.resolve(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void link(Path from, Path to) {
    try {
      Files.createDirectories(to.getParent());
      try {
        Files.createLink(to, from);
      } catch (FileSystemException | UnsupportedOperationException anotherDisk) {
        Files.copy(from, to);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
