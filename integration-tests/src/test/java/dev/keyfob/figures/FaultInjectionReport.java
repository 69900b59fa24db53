package dev.keyfob.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the fault-injection report at the end of the build: a row for each test class that counted
 * something, and a row of sums.
 */
public final class FaultInjectionReport {

  private FaultInjectionReport() {}

  /**
   * Writes the report.
   *
   * @param args the file to write, then the modules whose tests may have counted
   */
  public static void main(String[] args) throws IOException {
    if (Boolean.getBoolean("skipTests")) { // set for Maven, which runs this in its own JVM
      return;
    }
    List<Figures> all = new ArrayList<>();
    for (String module : List.of(args).subList(1, args.length)) {
      all.addAll(Figures.in(Path.of(module, "target", "fault-injection")));
    }
    write(Path.of(args[0]), all, System.getProperty("test") == null);
  }

  /**
   * @param everyTest whether all tests ran, not only those that -Dtest names
   */
  static void write(Path page, List<Figures> all, boolean everyTest) throws IOException {
    if (all.isEmpty() && everyTest) {
      throw new IllegalStateException(
          "no test has counted anything: has the folder of the figures moved?");
    }
    Files.writeString(page, page(all));
  }

  static String page(List<Figures> all) {
    List<Figure> columns =
        Stream.of(Figure.values())
            .filter(figure -> all.stream().anyMatch(row -> row.has(figure)))
            .toList();
    Figures sum = new Figures("**in all**");
    all.forEach(row -> columns.forEach(figure -> sum.add(figure, row.count(figure))));
    List<String> lines = new ArrayList<>();
    lines.add("# Fault injection");
    lines.add("");
    lines.add("Counts of the tests of the last build.");
    lines.add("");
    lines.add(
        "| |"
            + columns.stream()
                .map(figure -> " " + figure.title() + " |")
                .collect(Collectors.joining()));
    lines.add("|---|" + "---:|".repeat(columns.size()));
    Stream.concat(all.stream(), Stream.of(sum)).forEach(row -> lines.add(line(row, columns)));
    return String.join("\n", lines) + "\n";
  }

  private static String line(Figures row, List<Figure> columns) {
    return "| "
        + row.title()
        + " |"
        + columns.stream()
            .map(
                figure ->
                    row.has(figure)
                        ? String.format(Locale.ROOT, " %,d |", row.count(figure))
                        : " |")
            .collect(Collectors.joining());
  }
}
