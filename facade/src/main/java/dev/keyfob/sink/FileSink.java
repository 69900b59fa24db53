package dev.keyfob.sink;

import dev.keyfob.internal.text.Preconditions;
import dev.keyfob.secret.OwnerOnlyFile;
import dev.keyfob.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.Function;

/** A new file that only its owner can read. */
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
              + " exists, and nothing is ever replaced: remove it, or name another");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "the sink's file " + file + " has no folder to be in: make that first");
    }
    if (!Files.isWritable(folder)) {
      throw new IllegalArgumentException(
          "the sink's file " + file + " is in a folder that cannot be written to: name another");
    }
    try {
      OwnerOnlyFile.check(folder);
    } catch (IOException impossible) {
      throw new IllegalArgumentException(
          "the sink's file " + file + " cannot be made: " + impossible.getMessage());
    }
  }

  @Override
  public void accept(T issued) throws IOException {
    Secret.of(content.apply(issued)).writeTo(file);
  }

  @Override
  public String toString() {
    return "FileSink[" + file + "]";
  }
}
