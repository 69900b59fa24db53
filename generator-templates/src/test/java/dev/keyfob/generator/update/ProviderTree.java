package dev.keyfob.generator.update;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads all files below a folder, hidden ones included, by their names in it. */
final class ProviderTree {

  private ProviderTree() {}

  static Map<String, String> of(Path folder) throws IOException {
    Map<String, String> tree = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        tree.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
    return tree;
  }
}
