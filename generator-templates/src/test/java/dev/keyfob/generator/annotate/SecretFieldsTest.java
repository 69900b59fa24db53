package dev.keyfob.generator.annotate;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.generator.tree.DocumentReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures precision and recall of the secret rules with {@code secret-fields.txt}, a list of
 * fields that says which are secrets.
 */
class SecretFieldsTest {

  private static final Path LIST = Path.of("src/test/resources/secret-fields.txt");

  @TempDir Path folder;

  /** A field of the list, and whether it is a secret. */
  private record Row(boolean secret, String line, String document) {

    static Row of(String line) {
      String[] cells = line.split("\\|", -1);
      String schema = cells.length > 3 && !cells[3].isBlank() ? cells[3] : "{type: string}";
      String siblings = cells.length > 4 ? cells[4].strip() : "{}";
      String beside = siblings.substring(1, siblings.length() - 1);
      return new Row(
          cells[0].strip().equals("secret"),
          line,
          "{openapi: 3.1.0, paths: {}, components: {schemas: {%s: {properties: {%s: %s%s}}}}}"
              .formatted(
                  cells[1].strip(),
                  cells[2].strip(),
                  schema.strip(),
                  beside.isEmpty() ? "" : ", " + beside));
    }

    String field() {
      return line.split("\\|", -1)[2].strip();
    }
  }

  @Test
  void precisionAndRecallAreAtLeast95Percent() throws IOException {
    List<Row> rows =
        Files.readAllLines(LIST).stream()
            .filter(line -> !line.startsWith("#"))
            .map(Row::of)
            .toList();
    assertTrue(rows.size() >= 400, rows.size() + " fields");
    List<String> missed = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    int found = 0;
    for (Row row : rows) {
      boolean marked = isMarked(row);
      if (marked && row.secret()) {
        found++;
      } else if (marked) {
        wrong.add(row.line());
      } else if (row.secret()) {
        missed.add(row.line());
      }
    }
    double precision = (double) found / (found + wrong.size());
    double recall = (double) found / (found + missed.size());
    String report =
        "precision %.3f, recall %.3f%nmissed:%n%s%nmarked in error:%n%s"
            .formatted(precision, recall, String.join("\n", missed), String.join("\n", wrong));
    assertTrue(precision >= 0.95 && recall >= 0.95, report);
  }

  private boolean isMarked(Row row) throws IOException {
    Path file = Files.writeString(folder.resolve("document.yaml"), row.document());
    Map<String, Object> document = DocumentReader.read(file, row.line());
    return SecretRules.apply("overlay", document, Set.of()).secrets().keySet().stream()
        .anyMatch(at -> at.token().equals(row.field()));
  }
}
