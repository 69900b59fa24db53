package dev.keyfob.generator.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Writes files so that a reader sees either the whole content or the previous one. */
public final class AtomicFile {

  private AtomicFile() {}

  /**
   * Writes a file unless it has this content already, so that later build steps see no change.
   *
   * @return whether the file was written
   */
  public static boolean write(Path file, String content) {
    try {
      if (Files.exists(file) && Files.readString(file, UTF_8).equals(content)) {
        return false;
      }
      Files.createDirectories(file.getParent());
      Path unfinished = file.resolveSibling("." + file.getFileName() + ".unfinished");
      Files.writeString(unfinished, content, UTF_8);
      Files.move(
          unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the lines of a file; none if it does not exist. */
  public static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file, UTF_8) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
