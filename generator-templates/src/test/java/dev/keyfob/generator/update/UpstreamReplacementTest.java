package dev.keyfob.generator.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.generator.effective.ProviderSpecs;
import dev.keyfob.generator.testing.Scratch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpstreamReplacementTest {

  private static final Map<String, String> BEFORE =
      Map.of("upstream/page.yaml", "old", "PROVENANCE.md", "old page");
  private static final Map<String, String> AFTER =
      Map.of("upstream/new.json", "new", "PROVENANCE.md", "new page");

  @TempDir Path folder;

  @Test
  void replacementLeavesTheNewFilesOnly() throws IOException {
    Scratch scratch = before();
    UpstreamReplacement.replace(
        scratch.provider(), "new.json", "new".getBytes(StandardCharsets.UTF_8), "new page");
    assertEquals(AFTER, ProviderTree.of(scratch.provider().folder()));
  }

  /**
   * Each case is the state that an interrupted replacement leaves: the folders of old and new
   * files.
   */
  @ParameterizedTest
  @CsvSource({
    "upstream,  .update-unfinished, before",
    "upstream,  .update-decided,    after",
    ".update-former, .update-decided, after",
    ".update-former, .,             after"
  })
  void nextBuildCompletesOrDiscardsAnInterruptedReplacement(
      String oldFiles, String newFiles, String expected) throws IOException {
    Scratch scratch =
        new Scratch(folder)
            .write("acme/" + oldFiles + "/page.yaml", "old")
            .write("acme/PROVENANCE.md", newFiles.equals(".") ? "new page" : "old page")
            .write("acme/" + newFiles + "/upstream/new.json", "new");
    if (!newFiles.equals(".")) {
      scratch.write("acme/" + newFiles + "/PROVENANCE.md", "new page");
    }
    ProviderSpecs acme = scratch.provider();
    UpstreamReplacement.complete(acme);
    assertEquals(expected.equals("after") ? AFTER : BEFORE, ProviderTree.of(acme.folder()));
  }

  @Test
  void pageIsReplacedIfOnlyThatIsLeft() throws IOException {
    Scratch scratch =
        new Scratch(folder)
            .write("acme/upstream/new.json", "new")
            .write("acme/PROVENANCE.md", "old page")
            .write("acme/.update-former/page.yaml", "old")
            .write("acme/.update-decided/PROVENANCE.md", "new page");
    UpstreamReplacement.complete(scratch.provider());
    assertEquals(AFTER, ProviderTree.of(scratch.provider().folder()));
  }

  @Test
  void buildBeginsWithIt() throws IOException {
    Scratch scratch =
        new Scratch(folder)
            .write("acme/.update-former/page.yaml", "old")
            .write("acme/.update-decided/upstream/new.yaml", Scratch.HEAD + Scratch.ONE_OPERATION);
    scratch.assemble();
    assertTrue(Files.exists(folder.resolve("specs/acme/upstream/new.yaml")));
  }

  private Scratch before() {
    return new Scratch(folder)
        .write("acme/upstream/page.yaml", "old")
        .write("acme/PROVENANCE.md", "old page");
  }
}
