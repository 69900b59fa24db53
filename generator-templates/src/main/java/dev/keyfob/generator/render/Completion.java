package dev.keyfob.generator.render;

import dev.keyfob.generator.files.FileHashes;
import io.swagger.v3.oas.models.OpenAPI;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Records fingerprint and file hashes after all files are written. The assembler repeats a
 * generation that was interrupted, or whose files were removed or edited.
 */
final class Completion {

  private Completion() {}

  static void record(Path folder, OpenAPI document) {
    Object fingerprint = document.getExtensions().get("x-keyfob-fingerprint");
    try (Stream<Path> files = Files.walk(folder)) {
      List<String> written = new ArrayList<>();
      written.add(String.valueOf(fingerprint));
      written.addAll(FileHashes.of(folder, files.filter(Completion::isOurs).sorted().toList()));
      Files.write(folder.resolve(".complete"), written);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Excludes the bookkeeping files of openapi-generator. */
  private static boolean isOurs(Path file) {
    return file.toString().endsWith(".java") || file.toString().endsWith(".json");
  }
}
