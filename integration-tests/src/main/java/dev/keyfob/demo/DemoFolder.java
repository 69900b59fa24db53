package dev.keyfob.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** The temporary folder that a demo run delivers secrets to. */
final class DemoFolder implements AutoCloseable {

  private final Path folder;

  DemoFolder() {
    try {
      folder = Files.createTempDirectory("keyfob-demo");
    } catch (IOException unwritable) {
      throw new UncheckedIOException("the temporary folder cannot be created", unwritable);
    }
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** Returns a file's name, size and permissions. */
  String describe(Path file) {
    try {
      PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
      String permissions =
          view == null
              ? "readable by its owner only"
              : PosixFilePermissions.toString(view.readAttributes().permissions());
      return file.getFileName() + ": " + Files.size(file) + " bytes, " + permissions;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Deletes the folder and its files. */
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
