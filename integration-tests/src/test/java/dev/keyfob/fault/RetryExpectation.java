package dev.keyfob.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row of the table in docs/retries.md, which says what happens after a fault.
 *
 * @param scenario the name of the fault
 * @param again whether the request is retried, for each column
 * @param mayExist whether a credential may have been issued
 */
record RetryExpectation(String scenario, Map<String, Boolean> again, boolean mayExist) {

  private static final Path PAGE = Path.of("..", "docs", "retries.md");
  private static final String HEAD =
      "| fault | `safe` | `idempotent` | `non-idempotent` | `issues`, `reissues` | issued anyway? |";

  /** The column for operations that issue a credential, whatever their effect is. */
  static final String ISSUING = "issues";

  static final List<String> COLUMNS = List.of("SAFE", "IDEMPOTENT", "NON_IDEMPOTENT", ISSUING);

  /** Returns all rows of the table. */
  static List<RetryExpectation> all() {
    List<String> lines;
    try {
      lines = Files.readAllLines(PAGE);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
    int head = lines.indexOf(HEAD);
    if (head < 0) {
      throw new IllegalStateException("docs/retries.md has no table that begins with " + HEAD);
    }
    List<RetryExpectation> expectations = new ArrayList<>();
    for (String line : lines.subList(head + 2, lines.size())) {
      if (!line.startsWith("|")) {
        break;
      }
      expectations.add(expectation(line));
    }
    return expectations;
  }

  private static RetryExpectation expectation(String line) {
    String[] cells = line.substring(1).replace("`", "").split("\\|");
    Map<String, Boolean> again = new LinkedHashMap<>();
    for (int i = 0; i < COLUMNS.size(); i++) {
      again.put(COLUMNS.get(i), one(cells[i + 1].trim(), "retried", "once"));
    }
    return new RetryExpectation(
        cells[0].trim(), again, one(cells[COLUMNS.size() + 1].trim(), "maybe", "no"));
  }

  /** Returns whether a cell has the first of two words. */
  private static boolean one(String word, String first, String second) {
    if (!word.equals(first) && !word.equals(second)) {
      throw new IllegalStateException(
          "docs/retries.md has " + word + " for " + first + " or " + second);
    }
    return word.equals(first);
  }
}
