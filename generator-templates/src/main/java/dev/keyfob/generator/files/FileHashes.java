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
 * Lists files with their SHA-256, one line each, so that a later build detects files that were
 * removed, truncated or edited.
 */
public final class FileHashes {

  private static final int HASH_LENGTH = 64;

  private FileHashes() {}

  /** Returns a line for each of these files, which are below the folder. */
  public static List<String> of(Path folder, List<Path> files) {
    return files.stream()
        .map(file -> hash(file) + " " + folder.relativize(file).toString().replace('\\', '/'))
        .toList();
  }

  /** Returns whether each listed file exists and has the listed hash. */
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

  /** Returns the SHA-256 of a file, as lower-case hexadecimal digits. */
  public static String hash(Path file) {
    try {
      return hash(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the SHA-256 of bytes, as lower-case hexadecimal digits. */
  public static String hash(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
