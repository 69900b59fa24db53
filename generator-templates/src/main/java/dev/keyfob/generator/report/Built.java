package dev.keyfob.generator.report;

import dev.keyfob.generator.render.ApiFile;
import dev.keyfob.generator.render.GeneratedApi;
import dev.keyfob.generator.tree.SpecException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the build has made of the documents.
 *
 * @param target the build folder
 */
record Built(Path target) {

  /** Has the next build make a provider's code anew, and look at it again. */
  void forget(String provider) {
    try {
      Files.deleteIfExists(complete(provider));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was generated; empty where nothing was. */
  Optional<GeneratedApi> api(String provider) {
    Path file = complete(provider).resolveSibling(ApiFile.NAME);
    return Files.exists(file) ? Optional.of(ApiFile.read(file)) : Optional.empty();
  }

  /** The sources that generated code leans on. */
  Path runtime() {
    return target.resolveSibling("src").resolve("main").resolve("java");
  }

  private Path complete(String provider) {
    return target.resolve("generated-sources").resolve(provider).resolve(".complete");
  }

  /** The effective documents. */
  List<Path> documents() {
    Path folder = target.resolve("openapi/resources/META-INF/openapi");
    if (!Files.isDirectory(folder)) {
      throw new SpecException("specs", "not assembled yet; run mvn compile first");
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The package of the Retrofit interfaces, from the list of what was generated; empty where
   * nothing was.
   */
  String apiPackage(String provider) {
    Path generated = complete(provider);
    if (!Files.exists(generated)) {
      return "";
    }
    try {
      return Files.readAllLines(generated).stream()
          .map(line -> line.replace('\\', '/'))
          .filter(line -> line.endsWith("Api.java") && line.contains("/api/"))
          .map(
              line ->
                  line.substring(line.indexOf('/') + 1, line.lastIndexOf('/')).replace('/', '.'))
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
