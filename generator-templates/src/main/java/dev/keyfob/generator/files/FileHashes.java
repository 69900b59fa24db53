package dev.keyfob.generator.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What is in files that a build made, a line each: the SHA-256 and the path. A later build that
 * finds another content, cut off or changed by hand, makes them anew.
 */
public final class FileHashes {

  private static final int HASH_LENGTH = 64;

  private FileHashes() {}

  /** The lines for files below a folder, in the given order. */
  public static List<String> of(Path folder, List<Path> files) {
    return files.stream()
        .map(file -> hash(file) + " " + folder.relativize(file).toString().replace('\\', '/'))
        .toList();
  }

  /** Whether each of these files is there, with the content it had. */
  static boolean hold(Path folder, List<String> lines) {
    return lines.stream()
        .allMatch(
            line -> {
              if (line.length() <= HASH_LENGTH) {
                return false;
              }
              Path file = folder.resolve(line.substring(HASH_LENGTH + 1));
              return Files.isRegularFile(file) && line.startsWith(hash(file));
            });
  }

  private static String hash(Path file) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
