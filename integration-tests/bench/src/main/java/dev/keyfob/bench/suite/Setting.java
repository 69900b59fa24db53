package dev.keyfob.bench.suite;

import java.nio.file.Path;

/**
 * What the build tells the suite.
 *
 * @param repository where all modules are, built
 * @param results where to write
 */
record Setting(Effort effort, Path repository, Path results) {

  static Setting fromProperties() {
    return new Setting(
        Effort.fromProperties(),
        Path.of(System.getProperty("keyfob.bench.repository")),
        Path.of(System.getProperty("keyfob.bench.results")));
  }
}
