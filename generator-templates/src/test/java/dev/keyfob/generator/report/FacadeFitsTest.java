package dev.keyfob.generator.report;

import static dev.keyfob.generator.report.Update.ANSWERS_THING;
import static dev.keyfob.generator.report.Update.thing;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.generator.tree.SpecException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FacadeFitsTest {

  private static final String HASH = "0".repeat(64);

  /** JDK 17's javac fails with an AssertionError at the yield of a type that it cannot find. */
  private static final String STUMBLING =
      """
      package acme.facade;
      import acme.api.ThingsApi;
      import other.Library;
      public final class Stumbling {
        private final ThingsApi api;
        Library get(Library in) {
          return switch (in.peek()) {
            case ONE -> one(in);
            case NULL -> {
              in.next();
              yield Library.INSTANCE;
            }
            case END, OTHER -> throw new IllegalStateException("" + in);
          };
        }
      }
      """;

  @TempDir Path folder;

  private Update update;

  @BeforeEach
  void aBuildThatHasJustGenerated() {
    update = new Update(folder);
    update.write(
        "target/openapi/resources/META-INF/openapi/acme.yaml",
        ANSWERS_THING + thing("a: {type: string}"));
    update.write("target/openapi/generation.properties", "keyfob.unchanged.acme=false\n");
    update.write(
        "target/generated-sources/acme/.complete", HASH + " java/acme/api/ThingsApi.java\n");
  }

  @Test
  void aCallThatFindsItsOperationIsFine() {
    facade("api.listThings()");
    assertDoesNotThrow(this::run);
  }

  @Test
  void aCallOfWhatIsGoneStopsTheBuildInOneLine() {
    facade("api.getThing()");
    assertEquals(
        "facade: contradicted by the documents\n  acme: Things.java:5: ThingsApi.getThing is called and not there any"
            + " more; describe the operation in supplement/, or take it out of the facade",
        assertThrows(SpecException.class, this::run).getMessage());
  }

  @Test
  void theNextBuildLooksAgain() {
    facade("api.getThing()");
    assertThrows(SpecException.class, this::run);
    assertFalse(Files.exists(folder.resolve("target/generated-sources/acme/.complete")));
  }

  @Test
  void nothingIsLookedAtWhenNoDocumentHasChanged() {
    facade("api.getThing()");
    update.write("target/openapi/generation.properties", "keyfob.unchanged.acme=true\n");
    assertDoesNotThrow(this::run);
    assertTrue(Files.exists(folder.resolve("target/generated-sources/acme/.complete")));
  }

  @Test
  void whatJavacItselfStumblesOverIsNoContradiction() {
    update.facade("Stumbling.java", STUMBLING);
    assertDoesNotThrow(this::run);
  }

  @Test
  void aCallOfWhatIsGoneIsFoundBehindWhatJavacStumblesOver() {
    update.facade("Stumbling.java", STUMBLING);
    facade("api.getThing()");
    SpecException stopped = assertThrows(SpecException.class, this::run);
    assertTrue(
        stopped.getMessage().contains("ThingsApi.getThing is called and not there any more"));
  }

  private void facade(String call) {
    update.facade(
        "Things.java",
        """
        package acme.facade;
        import acme.api.ThingsApi;
        public final class Things {
          private final ThingsApi api;
          public Object get() { return %s; }
        }
        """
            .formatted(call));
  }

  private void run() {
    FacadeFits.main(
        folder.resolve("specs").toString(),
        folder.resolve("target").toString(),
        folder.resolve("facade").toString());
  }
}
