package dev.keyfob.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultInjectionReportTest {

  @TempDir Path module;

  @Test
  void pageHasARowForEachFileAndTheSums() throws IOException {
    file("one", "title=one thing\nfaults-tried=1200\ncanaries-found=0\n");
    file("two", "title=another thing\nfaults-tried=34\ncalls-made=5\n");
    Path page = module.resolve("page.md");
    FaultInjectionReport.main(
        new String[] {page.toString(), module.toString(), module.resolve("none").toString()});
    assertEquals(
        """
        # Fault injection

        Counts of the tests of the last build.

        | | faults tried | calls made | canaries found |
        |---|---:|---:|---:|
        | one thing | 1,200 | | 0 |
        | another thing | 34 | 5 | |
        | **in all** | 1,234 | 5 | 0 |
        """,
        Files.readString(page));
  }

  @Test
  void lineThatIsNoFigureIsAnError() throws IOException {
    file("one", "title=one thing\nfaults-tired=1\n");
    assertThrows(
        IllegalArgumentException.class, () -> Figures.in(module.resolve("target/fault-injection")));
  }

  @Test
  void pageWithoutARowIsAnErrorUnlessTestsWereNamed() throws IOException {
    Path page = module.resolve("page.md");
    assertThrows(
        IllegalStateException.class, () -> FaultInjectionReport.write(page, List.of(), true));
    FaultInjectionReport.write(page, List.of(), false);
    assertTrue(Files.exists(page));
  }

  private void file(String name, String text) throws IOException {
    Path folder = Files.createDirectories(module.resolve("target/fault-injection"));
    Files.writeString(folder.resolve(name + ".properties"), text);
  }
}
