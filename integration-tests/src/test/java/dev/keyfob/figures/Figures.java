package dev.keyfob.figures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The counts of one test class, stored in {@code target/fault-injection/NAME.properties} of its
 * module. The property {@code title} says what was tested; each other property is a {@link Figure},
 * such as {@code calls-made=17}. Tests of other modules write such files without this class.
 */
public final class Figures {

  private static final Path FOLDER = Path.of("target", "fault-injection");

  private final String title;
  private final Map<Figure, Long> counts = new EnumMap<>(Figure.class);

  /**
   * @param title what is tested, in a few words; the file's name is derived from it
   */
  public Figures(String title) {
    this.title = title;
  }

  /** Adds to a figure. Thread-safe. */
  public synchronized void add(Figure figure, long count) {
    counts.merge(figure, count, Long::sum);
  }

  /** Returns the current count of a figure. */
  public synchronized long count(Figure figure) {
    return counts.getOrDefault(figure, 0L);
  }

  /**
   * Writes the file, replacing that of an earlier run. Call it before asserting a figure, so that a
   * failed test also leaves its counts.
   */
  public synchronized void write() throws IOException {
    Stream<String> lines =
        counts.entrySet().stream()
            .map(counted -> counted.getKey().key() + "=" + counted.getValue());
    String text =
        Stream.concat(Stream.of("title=" + title), lines)
            .collect(Collectors.joining("\n", "", "\n"));
    Files.createDirectories(FOLDER);
    Files.writeString(FOLDER.resolve(title.replaceAll("\\W+", "-") + ".properties"), text);
  }

  /**
   * Reads the files of a folder, sorted by name; returns an empty list if the folder does not
   * exist.
   */
  static List<Figures> in(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".properties"))
          .sorted()
          .map(Figures::read)
          .toList();
    }
  }

  private static Figures read(Path file) {
    Properties lines = new Properties();
    try (var text = Files.newBufferedReader(file)) {
      lines.load(text);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    Figures read = new Figures((String) lines.remove("title"));
    for (Figure figure : Figure.values()) {
      Object count = lines.remove(figure.key());
      if (count != null) {
        read.add(figure, Long.parseLong((String) count));
      }
    }
    if (read.title == null || !lines.isEmpty()) {
      throw new IllegalArgumentException(
          file + " has no title, or a line that is no figure: " + lines.keySet());
    }
    return read;
  }

  String title() {
    return title;
  }

  boolean has(Figure figure) {
    return counts.containsKey(figure);
  }
}
