package dev.keyfob.workflows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks what the linter does not: pins, rights and the commands that a workflow runs. */
final class WorkflowsTest {

  private static final Path WORKFLOWS = Path.of("..", ".github", "workflows");

  /** Each is tried by a test, by {@code .ci/run} or by a maintainer who follows CONTRIBUTING.md. */
  private static final Set<String> TRIED =
      Set.of(
          ".ci/update-documents",
          ".ci/propose-update \"$RUNNER_TEMP/update\"",
          "if [ -f target/update/label ]; then echo \"changed=true\" >> \"$GITHUB_OUTPUT\"; fi",
          "mvn -B -q compile",
          "mvn -B verify \"-Djvm=$TEST_JDK/bin/java\"",
          "sudo --preserve-env=JAVA_HOME,PATH env \"PATH=$PATH\" .ci/run",
          ".ci/stage-release \"$SOURCE\" \"$TAG\" \"$RUNNER_TEMP/release\"");

  static Stream<Path> workflows() throws IOException {
    try (Stream<Path> files = Files.list(WORKFLOWS)) {
      return files.sorted().toList().stream();
    }
  }

  private static List<String> all(Path workflow, String pattern) throws IOException {
    return Pattern.compile(pattern, Pattern.MULTILINE)
        .matcher(Files.readString(workflow))
        .results()
        .map(MatchResult::group)
        .map(String::strip)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void everyActionIsPinnedByItsCommit(Path workflow) throws IOException {
    List<String> uses = all(workflow, "^.*\\buses: .*$");
    assertFalse(uses.isEmpty());
    for (String use : uses) {
      assertTrue(use.matches("(- )?uses: [a-z-]+/[a-z/-]+@[0-9a-f]{40} # v[0-9.]+"), use);
    }
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void everyJobHasItsOwnRightsAndATimeLimit(Path workflow) throws IOException {
    int jobs = all(workflow, "^    runs-on: .*$").size();
    assertTrue(jobs > 0);
    assertEquals(List.of("permissions: {}"), all(workflow, "^permissions:.*$"));
    assertEquals(jobs, all(workflow, "^    permissions:$").size());
    assertEquals(jobs, all(workflow, "^    timeout-minutes: [0-9]+$").size());
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void strangersCodeGetsNoRightToWrite(Path workflow) throws IOException {
    assertEquals(List.of(), all(workflow, "^.*(pull_request_target|workflow_run|write-all).*$"));
    assertEquals(List.of(), all(workflow, "^.*run: .*\\$\\{\\{.*$"), "text of an event as code");
  }

  @Test
  void onlyTheJobThatOpensThePullRequestCanWrite() throws IOException {
    String update = Files.readString(WORKFLOWS.resolve("update.yml"));
    String fetch =
        update.substring(update.indexOf("\n  fetch:\n"), update.indexOf("\n  propose:\n"));
    assertFalse(fetch.contains("write"), fetch);
    assertFalse(fetch.contains("secrets."), fetch);
    assertFalse(fetch.contains("cache:"), fetch);
    String propose = update.substring(update.indexOf("\n  propose:\n"));
    assertFalse(propose.contains("mvn"), propose);
    assertFalse(propose.contains("merge"), propose);
  }

  @Test
  void everyCommandIsTried() throws IOException {
    Set<String> commands = new TreeSet<>();
    for (Path workflow : workflows().toList()) {
      all(workflow, "\\brun: .*$").forEach(run -> commands.add(run.substring("run: ".length())));
    }
    assertEquals(new TreeSet<>(TRIED), commands);
  }
}
