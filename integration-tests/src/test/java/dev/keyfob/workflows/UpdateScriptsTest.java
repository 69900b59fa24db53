package dev.keyfob.workflows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the scripts of the weekly update with a Maven and a gh that only leave traces. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the workflow runs them on Linux")
final class UpdateScriptsTest {

  private static final String UPDATES =
      "case \"$*\" in *-Pupdate*) rm specs/acme/upstream/one.yaml;"
          + " echo new > specs/acme/upstream/openapi.json; echo second > specs/acme/PROVENANCE.md;"
          + " mkdir -p generated-client/target/report;"
          + " echo 'Proposed version bump: **minor**' > generated-client/target/report/acme.md;"
          + " exit %d;; esac";

  @TempDir private Path folder;
  private Checkout checkout;

  @BeforeEach
  void setUp() throws Exception {
    checkout = Checkout.in(folder);
    checkout.program("gh", "echo \"$*\" >> ../gh.log");
  }

  @Test
  void changedDocumentsAreCollectedWithReportAndLabel() throws Exception {
    update(0);
    assertEquals("new\n", read("target/update/specs/acme/upstream/openapi.json"));
    assertEquals("second\n", read("target/update/specs/acme/PROVENANCE.md"));
    assertEquals("specs/acme/upstream/one.yaml\n", read("target/update/deleted"));
    assertEquals("update:minor\n", read("target/update/label"));
    assertEquals("Proposed version bump: **minor**\n", read("target/update/report.md"));
  }

  @Test
  void updateThatBreaksTheBuildIsProposedAsWork() throws Exception {
    update(1);
    assertEquals("update:needs-work\n", read("target/update/label"));
    assertTrue(read("target/update/report.md").startsWith("**This update needs work"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void nothingIsCollectedIfNothingChanges(int exit) throws Exception {
    checkout.program("mvn", "case \"$*\" in *-Pupdate*) exit " + exit + ";; esac");
    checkout.script(exit, "update-documents");
    assertFalse(Files.exists(checkout.path("target/update")));
  }

  @Test
  void pullRequestIsOpenedWithTheFilesOfTheUpdate() throws Exception {
    update(0);
    propose(0);
    assertEquals(
        "new\n", checkout.git("show", "origin/update/documents:specs/acme/upstream/openapi.json"));
    assertEquals(
        "D\tspecs/acme/upstream/one.yaml",
        checkout
            .git(
                "diff",
                "--no-renames",
                "--name-status",
                "--diff-filter=D",
                "main",
                "origin/update/documents")
            .strip());
    assertTrue(gh().contains("pr create --head update/documents"), gh());
    assertTrue(gh().contains("--label update:minor"), gh());
    assertFalse(gh().contains("merge"), gh());
  }

  @Test
  void openPullRequestIsRefreshed() throws Exception {
    checkout.program("gh", "echo \"$*\" >> ../gh.log; case \"$*\" in *list*) echo 7;; esac");
    update(0);
    propose(0);
    update(0);
    propose(0);
    assertFalse(gh().contains("pr create"), gh());
    assertTrue(gh().contains("pr edit 7 --body-file"), gh());
    assertTrue(gh().contains("pr edit 7 --remove-label update:major"), gh());
  }

  @ParameterizedTest
  @CsvSource({
    "specs/acme/overlay.yaml, x",
    "specs/acme/pins.yaml, x",
    "specs/acme/upstream/.hidden.yaml, x",
    "specs/acme/upstream/run.sh, x",
    "label, update:minor; echo",
    "deleted, README.md",
    "deleted, specs/acme/pins.yaml"
  })
  void artifactWithAnythingElseIsRefused(String name, String text) throws Exception {
    update(0);
    checkout.write("target/update/" + name, text + "\n");
    assertTrue(propose(1).contains("refused: "));
    assertEquals("", checkout.git("branch", "--remotes"));
    assertFalse(Files.exists(folder.resolve("gh.log")));
  }

  @Test
  void artifactWithALinkIsRefused() throws Exception {
    update(0);
    Files.createSymbolicLink(
        checkout.path("target/update/specs/acme/upstream/a.yaml"), Path.of("/etc/passwd"));
    assertTrue(propose(1).contains("refused: a link"));
  }

  private void update(int exitOfMaven) throws Exception {
    checkout.git("checkout", "--quiet", "--force", "main");
    checkout.program("mvn", UPDATES.formatted(exitOfMaven));
    checkout.script(0, "update-documents");
    // The second job has a checkout of its own.
    checkout.git("reset", "--quiet", "--hard");
    checkout.git("clean", "--quiet", "-d", "--force");
  }

  private String propose(int exit) throws Exception {
    return checkout.script(exit, "propose-update", "target/update");
  }

  private String gh() throws IOException {
    return Files.readString(folder.resolve("gh.log"));
  }

  private String read(String name) throws IOException {
    return Files.readString(checkout.path(name));
  }
}
