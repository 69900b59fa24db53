package dev.keyfob.fault;

import dev.keyfob.operation.Effect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A line of the table in README: what is promised when something goes wrong.
 *
 * @param trouble what goes wrong
 * @param again whether it is sent again, by the operation's effect
 * @param mayExist whether a credential may have been made all the same
 */
record Promise(String trouble, Map<Effect, Boolean> again, boolean mayExist) {

  private static final Path README = Path.of("..", "README.md");
  private static final String HEAD =
      "| what goes wrong | `read` | `idempotent` | `mints` | `acts` | made all the same? |";
  private static final List<Effect> COLUMNS =
      List.of(Effect.READ, Effect.IDEMPOTENT, Effect.MINTS, Effect.ACTS);

  /** The whole table, without what it is made of Markdown with. */
  static List<Promise> all() {
    List<String> lines;
    try {
      lines = Files.readAllLines(README);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
    int head = lines.indexOf(HEAD);
    if (head < 0) {
      throw new IllegalStateException("README has no table that begins with " + HEAD);
    }
    List<Promise> promises = new ArrayList<>();
    for (String line : lines.subList(head + 2, lines.size())) {
      if (!line.startsWith("|")) {
        break;
      }
      promises.add(promise(line));
    }
    return promises;
  }

  private static Promise promise(String line) {
    String[] cells = line.substring(1).replace("`", "").split("\\|");
    Map<Effect, Boolean> again = new EnumMap<>(Effect.class);
    for (int i = 0; i < COLUMNS.size(); i++) {
      again.put(COLUMNS.get(i), one(cells[i + 1].trim(), "again", "once"));
    }
    return new Promise(
        cells[0].trim(), again, one(cells[COLUMNS.size() + 1].trim(), "may be", "no"));
  }

  /** Whether it is the first of two words. */
  private static boolean one(String word, String first, String second) {
    if (!word.equals(first) && !word.equals(second)) {
      throw new IllegalStateException(
          "README's table has " + word + " for " + first + " or " + second);
    }
    return word.equals(first);
  }
}
