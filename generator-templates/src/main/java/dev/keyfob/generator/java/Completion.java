package dev.keyfob.generator.java;

import io.swagger.v3.oas.models.OpenAPI;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says, once everything has been written, what it was written from. The assembler compares this with what it has, so
 * that a generation that broke off, or whose files were removed since, is done again.
 */
final class Completion {

  private Completion() {}

  static void record(Path folder, OpenAPI document) {
    Object fingerprint = document.getExtensions().get("x-keyfob-fingerprint");
    try (Stream<Path> files = Files.walk(folder)) {
      List<String> written =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(file -> folder.relativize(file).toString().replace('\\', '/'))
              .sorted()
              .collect(Collectors.toList());
      written.add(0, String.valueOf(fingerprint));
      Files.write(folder.resolve(".complete"), written);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
