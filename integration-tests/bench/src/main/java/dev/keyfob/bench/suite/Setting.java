package dev.keyfob.bench.suite;

import java.nio.file.Path;

/**
 * The paths that the build passes to the suite.
 *
 * @param repository the root folder, whose modules have been built
 * @param results the folder for the results
 */
record Setting(Effort effort, Path repository, Path results) {

  static Setting fromProperties() {
    return new Setting(
        Effort.fromProperties(),
        Path.of(System.getProperty("keyfob.bench.repository")),
        Path.of(System.getProperty("keyfob.bench.results")));
  }
}
