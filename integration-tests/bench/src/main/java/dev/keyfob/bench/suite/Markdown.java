package dev.keyfob.bench.suite;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page of results. */
final class Markdown {

  private final StringBuilder text = new StringBuilder();

  void heading(String heading) {
    text.append("\n### ").append(heading).append("\n\n");
  }

  void line(String line) {
    text.append(line).append('\n');
  }

  /** The first column is text, the others are figures. */
  void header(String... columns) {
    row(List.of(columns));
    line("|---" + String.join("", Collections.nCopies(columns.length - 1, "|---:")) + "|");
  }

  void row(List<String> cells) {
    line("| " + String.join(" | ", cells) + " |");
  }

  /**
   * Writes a table that compares the clients with the first of them.
   *
   * @param elements the number of elements in each operation, to compute the cost of one
   */
  void comparison(String rate, String memory, int elements, Map<String, Measurement> measured) {
    header("", rate, "Keyfob is", "in its rounds", memory, "Keyfob takes");
    Measurement keyfob = measured.values().iterator().next();
    measured.forEach(
        (way, figures) -> {
          PerFork speed = keyfob.perSecond().by(figures.perSecond());
          row(
              List.of(
                  Ways.name(way),
                  whole(figures.perSecond().median()),
                  ratio(speed.median()) + " ×",
                  ratio(speed.least()) + "–" + ratio(speed.most()),
                  whole(figures.bytes().mean() / elements),
                  ratio(keyfob.bytes().mean() / figures.bytes().mean()) + " ×"));
        });
  }

  static String whole(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  static String ratio(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
