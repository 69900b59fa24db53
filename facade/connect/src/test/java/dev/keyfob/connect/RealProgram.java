package dev.keyfob.connect;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Starts an installed program, with its output in a file. Closing kills it.
 *
 * @param process the process
 * @param output the file that receives its output
 */
record RealProgram(Process process, Path output) implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** Skips the test if the program is not installed. */
  static void require(String program, String howToInstall) {
    boolean installed =
        Pattern.compile(File.pathSeparator, Pattern.LITERAL)
            .splitAsStream(System.getenv("PATH"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    assumeTrue(installed, program + " is not installed: " + howToInstall);
  }

  static RealProgram start(List<String> command, Path output) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    return new RealProgram(builder.start(), output);
  }

  /** Waits until the program has printed one of the texts, and returns its output. */
  String printed(String... texts) throws Exception {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() < end) {
      boolean ended = process.waitFor(50, TimeUnit.MILLISECONDS);
      String printed = Files.readString(output);
      if (ended || List.of(texts).stream().anyMatch(printed::contains)) {
        return printed;
      }
    }
    throw new AssertionError("not printed in " + LIMIT + ": " + Files.readString(output));
  }

  /** Waits for the program to end, and returns its output. */
  String printed() throws Exception {
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("still running after " + LIMIT + ": " + Files.readString(output));
    }
    return Files.readString(output);
  }

  /** Returns the program's arguments and environment, as other programs can read them. */
  String visibleToOthers() throws IOException {
    Path details = Path.of("/proc", Long.toString(process.pid()));
    return Files.readString(details.resolve("cmdline"))
        + "\n"
        + Files.readString(details.resolve("environ"));
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
