package dev.keyfob.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the classes of an artifact, in a folder or a jar. */
public final class ClassScan {

  private ClassScan() {}

  /**
   * Returns all classes, with nested ones, in a package and its subpackages of the artifact that
   * contains a class.
   */
  public static List<Class<?>> classes(Class<?> ofArtifact, String packageName) {
    try {
      Path place = Path.of(ofArtifact.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(place)) {
        return below(place, packageName);
      }
      try (FileSystem jar =
          FileSystems.newFileSystem(URI.create("jar:" + place.toUri()), Map.of())) {
        return below(jar.getPath("/"), packageName);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static List<Class<?>> below(Path root, String packageName) throws IOException {
    Path start = root.resolve(packageName.replace('.', '/'));
    try (Stream<Path> files = Files.walk(start)) {
      return files
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
          .sorted()
          .<Class<?>>map(
              name -> load(name.substring(0, name.length() - ".class".length()).replace('/', '.')))
          .toList();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
