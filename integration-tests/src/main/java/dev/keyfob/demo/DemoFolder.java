package dev.keyfob.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** Where a walk delivers to, for as long as it lasts. */
final class DemoFolder implements AutoCloseable {

  private final Path folder;

  DemoFolder() {
    try {
      folder = Files.createTempDirectory("keyfob-tour");
    } catch (IOException unwritable) {
      throw new UncheckedIOException("no folder could be made to deliver to", unwritable);
    }
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** A file's name, its size, and who may read it. */
  String describe(Path file) {
    try {
      PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
      String permissions =
          view == null
              ? "its owner's alone"
              : PosixFilePermissions.toString(view.readAttributes().permissions());
      return file.getFileName() + ": " + Files.size(file) + " bytes, " + permissions;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Removes all that was delivered. */
  @Override
  public void close() {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      for (Path file : all) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException busy) {
      throw new UncheckedIOException(busy);
    }
  }
}
