package dev.keyfob.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house. That each can fail is shown by {@link RulesCanFailTest}. */
final class ArchitectureTest {

  private static final Set<String> BELOW =
      Set.of("retrofit2", "okhttp3", "okio", "com.google.gson", "kotlin");

  /**
   * All classes of the library that take a secret out, and what for. Another one is a decision, to
   * be made here.
   */
  private static final Map<String, String> REVEALERS =
      Map.ofEntries(
          Map.entry("dev.keyfob.ClientBuilder", "takes a key given as a secret"),
          Map.entry(
              "dev.keyfob.internal.result.EnvelopeFields",
              "puts what stood beside data under one secret"),
          Map.entry(
              "dev.keyfob.internal.issuance.PartialResponseId",
              "looks for an id in half an answer"),
          Map.entry("dev.keyfob.internal.attempt.BufferedResponse", "reads an answer"),
          Map.entry("dev.keyfob.internal.config.ApiKeyProvider", "sends the key"),
          Map.entry("dev.keyfob.internal.result.ResponseHandler", "reads an error's body"),
          Map.entry(
              "dev.keyfob.internal.result.MalformedResponseException",
              "says where an answer went wrong"),
          Map.entry("dev.keyfob.json.Adapters", "writes the wire form"),
          Map.entry("dev.keyfob.json.RecordAdapter", "writes the wire form"),
          Map.entry("dev.keyfob.latitude.ApiKeys", "compares a token with its last characters"),
          Map.entry(
              "dev.keyfob.pingnetwork.IssuedSession", "turns a configuration into plain Java"),
          Map.entry("dev.keyfob.vless.VlessLink", "gives a link's parts"),
          Map.entry("dev.keyfob.vless.VlessLinkParser", "takes a link apart"),
          Map.entry("dev.keyfob.sink.Sinks", "writes files"));

  @Test
  void generatedClientLeansOnNothingAboveIt() {
    Rules.leanOnlyOn(
            "dev.keyfob.secret..",
            "dev.keyfob.json..",
            "dev.keyfob.operation..",
            "dev.keyfob.generated..",
            "java..",
            "jakarta.annotation..",
            "com.google.gson..",
            "retrofit2..",
            "okhttp3..")
        .check(ClassesUnderTest.GENERATED_CLIENT);
  }

  @Test
  void facadeKnowsNeitherBuildNorTests() {
    Rules.stayAwayFrom("dev.keyfob.generator..", "dev.keyfob.sandbox..", "dev.keyfob.demo..")
        .check(ClassesUnderTest.FACADE);
  }

  @Test
  void generatorStandsApart() {
    Rules.stayAwayFrom(
            "dev.keyfob",
            "dev.keyfob.secret..",
            "dev.keyfob.json..",
            "dev.keyfob.operation..",
            "dev.keyfob.generated..",
            "dev.keyfob.sandbox..")
        .check(ClassesUnderTest.GENERATOR);
  }

  @Test
  void internalsAreNotUsedFromOutside() {
    Rules.stayAwayFrom("dev.keyfob.internal..").check(ClassesUnderTest.SANDBOX_AND_DEMO);
    Rules.stayAwayFrom("dev.keyfob.internal..").check(ClassesUnderTest.GENERATED_CLIENT);
  }

  @Test
  void facadePackagesUseOnlyWhatTheTableAllows() {
    Layers.ofFacade().rule().check(ClassesUnderTest.FACADE);
  }

  @Test
  void facadeHasNoPackageCycles() {
    Rules.haveNoPackageCycles("dev.keyfob").check(ClassesUnderTest.FACADE);
  }

  @Test
  void generatedClientHasNoPackageCycles() {
    Rules.haveNoPackageCycles("dev.keyfob").check(ClassesUnderTest.GENERATED_CLIENT);
  }

  @Test
  void generatorHasNoPackageCycles() {
    Rules.haveNoPackageCycles("dev.keyfob.generator").check(ClassesUnderTest.GENERATOR);
  }

  @Test
  void providersKnowNothingOfEachOther() {
    Set<String> shared =
        Set.of(
            "secret",
            "json",
            "operation",
            "error",
            "telemetry",
            "sink",
            "vless",
            "journal",
            "internal");
    Rules.providersKnowNothingOfEachOther("dev.keyfob", shared).check(ClassesUnderTest.LIBRARY);
  }

  /**
   * The way to the generated record, {@code generated()}, shows types of ours; what they show is
   * theirs.
   */
  @Test
  void facadeShowsNoTypeOfTheLibrariesBelow() {
    Rules.showNoTypesOf(BELOW, Set.of("dev.keyfob.ClientBuilder.httpClient(okhttp3.OkHttpClient)"))
        .check(ClassesUnderTest.FACADE);
  }

  @Test
  void nothingOfferedChanges() {
    Rules.offerNothingThatChanges().check(ClassesUnderTest.LIBRARY);
  }

  @Test
  void requestsAreNeverShown() {
    Rules.neverShowRequests().check(ClassesUnderTest.LIBRARY);
    Rules.neverShowRequests().check(ClassesUnderTest.SANDBOX_AND_DEMO);
  }

  @Test
  void libraryPrintsNothing() {
    Rules.neverPrint().check(ClassesUnderTest.LIBRARY);
  }

  /** System.Logger is all: whoever wants the lines decides where they go. */
  @Test
  void libraryBringsNoLoggingOfItsOwn() {
    Rules.stayAwayFrom("java.util.logging..", "org.slf4j..", "org.apache..", "android..")
        .check(ClassesUnderTest.LIBRARY);
  }

  @Test
  void secretsAreKeptOutOfSerialization() {
    Rules.keepSecretsOutOfSerialization().check(ClassesUnderTest.LIBRARY);
  }

  @Test
  void secretsAreTakenOutOnlyWhereThatIsNamed() {
    assertEquals(new TreeSet<>(REVEALERS.keySet()), Revealing.classes(ClassesUnderTest.LIBRARY));
  }

  /** Another one needs an entry in META-INF/native-image, and a test of it in ReachabilityTest. */
  @Test
  void reflectionIsUsedOnlyWhereANativeImageIsToldOfIt() {
    assertEquals(
        Set.of(
            "dev.keyfob.internal.http.OkHttpVersionCheck", "dev.keyfob.internal.call.ApiTransport"),
        Reflecting.classes(ClassesUnderTest.LIBRARY));
  }

  @Test
  void testsNeverSleep() {
    Rules.neverSleep().check(ClassesUnderTest.TESTS);
  }

  @Test
  void handWrittenRootsHoldNothingGenerated() throws IOException {
    assertEquals(List.of(), Sources.generatedAmongHandWritten());
  }

  @Test
  void everythingOfferedSaysSinceWhenItIsThere() throws IOException {
    assertEquals(List.of(), Sources.withoutSince(Path.of("..", "facade", "src", "main", "java")));
    assertEquals(
        List.of(), Sources.withoutSince(Path.of("..", "generated-client", "src", "main", "java")));
    assertEquals(List.of(), Sources.withoutSince(Path.of("sandbox", "src", "main", "java")));
    Path generated = Path.of("..", "generated-client", "target", "generated-sources");
    try (Stream<Path> providers = Files.list(generated)) {
      for (Path provider : providers.filter(Files::isDirectory).toList()) {
        assertEquals(List.of(), Sources.withoutSince(provider));
      }
    }
  }
}
