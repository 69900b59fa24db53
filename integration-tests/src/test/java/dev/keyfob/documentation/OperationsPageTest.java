package dev.keyfob.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Checks that docs/operations.md is up to date with the documents and the facade. */
final class OperationsPageTest {

  private static final Path PAGE = Path.of("..", "docs", "operations.md");
  private static final String ACCEPT = "keyfob.operations";

  private static String expected;

  @BeforeAll
  static void write() {
    expected = new OperationsPage().text();
  }

  @Test
  void pageIsUpToDate() throws IOException {
    if ("accept".equals(System.getProperty(ACCEPT))) {
      Files.writeString(PAGE, expected);
    }
    assertEquals(
        expected,
        Files.readString(PAGE),
        "docs/operations.md is not up to date. Rewrite it with -D" + ACCEPT + "=accept");
  }

  @Test
  void everyOperationOfTheFacadeHasARow() {
    assertTrue(expected.contains("| `POST /vpn_sessions` | non-idempotent | issues |"), expected);
    assertTrue(
        expected.contains("`data.attributes.password` | `vpnSessions().create` |"), expected);
    assertTrue(
        expected.contains("| `GET /servers/{server_id}` | safe |  |  | `servers().get` |"),
        expected);
    assertTrue(expected.contains("| `sessions().events` |"), expected);
  }
}
