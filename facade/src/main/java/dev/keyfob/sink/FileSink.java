package dev.keyfob.sink;

import dev.keyfob.internal.text.Preconditions;
import dev.keyfob.secret.OwnerOnlyFile;
import dev.keyfob.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Function;

/**
 * Writes a credential to a file that only its owner can read.
 *
 * @param <T> the credential with its secret
 */
final class FileSink<T> implements SecretSink<T> {

  private final Path file;
  private final Function<? super T, String> content;

  FileSink(Path file, Function<? super T, String> content) {
    this.file = Preconditions.present("file", file);
    this.content = content;
  }

  @Override
  public void check() {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IllegalArgumentException(
          "the sink's file "
              + file
              + " exists, and the first secret never overwrites a file: remove it, or name another");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "the folder of the sink's file " + file + " does not exist: create it first");
    }
    if (!Files.isWritable(folder)) {
      throw new IllegalArgumentException(
          "the folder of the sink's file " + file + " is not writable: name another");
    }
    try {
      OwnerOnlyFile.check(folder);
    } catch (IOException failure) {
      throw new IllegalArgumentException(
          "the sink's file " + file + " cannot be created: " + failure.getMessage());
    }
  }

  @Override
  public void accept(T issued) throws IOException {
    Secret.of(content.apply(issued)).writeTo(file);
  }

  @Override
  public void replace(T reissued) throws IOException {
    Path replacement = file.resolveSibling(".keyfob-" + UUID.randomUUID());
    Secret.of(content.apply(reissued)).writeTo(replacement);
    OwnerOnlyFile.rename(replacement, file);
  }

  @Override
  public void remove(T last) throws IOException {
    Files.deleteIfExists(file);
  }

  @Override
  public String toString() {
    return "FileSink[" + file + "]";
  }
}
