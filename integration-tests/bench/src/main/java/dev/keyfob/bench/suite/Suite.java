package dev.keyfob.bench.suite;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Measures everything, or the parts asked for, and writes one page: {@code results-jdk17.md}. */
public final class Suite {

  private Suite() {}

  public static void main(String[] arguments) throws Exception {
    // JMH's lock, held for the whole suite, since two suites at once would slow each other down.
    Path lock = Path.of(System.getProperty("java.io.tmpdir"), "jmh.lock");
    System.setProperty("jmh.ignoreLock", "true");
    try (FileChannel file = FileChannel.open(lock, CREATE, WRITE);
        FileLock alone = file.tryLock()) {
      if (alone == null) {
        throw new IllegalStateException("another benchmark is running, which holds " + lock);
      }
      measure();
    }
  }

  private static void measure() throws Exception {
    Setting setting = Setting.fromProperties();
    Markdown page = new Markdown();
    page.line(Machine.describe() + "; " + setting.effort().forks() + " forks.");
    Path file = setting.results().resolve("results-jdk" + Runtime.version().feature() + ".md");
    for (Part part : parts(System.getProperty("keyfob.bench"))) {
      System.out.println("measuring: " + part.name().toLowerCase(Locale.ROOT));
      part.run(setting, page);
      // After each part, so that a failure keeps the earlier parts.
      Files.writeString(file, page.toString(), StandardCharsets.UTF_8);
    }
    System.out.println(page + "\n" + file);
  }

  private static Set<Part> parts(String names) {
    if (names.equals("all")) {
      return EnumSet.allOf(Part.class);
    }
    return Arrays.stream(names.split(","))
        .map(name -> Part.valueOf(name.toUpperCase(Locale.ROOT)))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class)));
  }
}
