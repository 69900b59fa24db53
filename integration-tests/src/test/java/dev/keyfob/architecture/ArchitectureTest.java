package dev.keyfob.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyfob.OperationCaller;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.pingnetwork.PingNetworkClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks the rules of the architecture. {@link RulesCanFailTest} shows that each can fail. */
final class ArchitectureTest {

  private static final Set<String> BELOW =
      Set.of("retrofit2", "okhttp3", "okio", "com.google.gson", "kotlin");

  /**
   * All classes of the library that reveal a secret, with the reason. A new one needs an entry
   * here.
   */
  private static final Map<String, String> REVEALERS =
      Map.ofEntries(
          Map.entry("dev.keyfob.ClientBuilder", "takes a key given as a secret"),
          Map.entry(
              "dev.keyfob.internal.result.EnvelopeFields",
              "puts what stood beside data under one secret"),
          Map.entry(
              "dev.keyfob.latitude.OutOfBandConnections", "reads a connection that was listed"),
          Map.entry(
              "dev.keyfob.internal.issuance.PartialResponseId",
              "looks for an id in half an response"),
          Map.entry("dev.keyfob.error.ApiError", "returns the server's text by name"),
          Map.entry("dev.keyfob.error.ForbiddenException", "recognizes a gateway's page"),
          Map.entry("dev.keyfob.internal.http.AuthInterceptor", "sends the caller's headers"),
          Map.entry("dev.keyfob.internal.issuance.CredentialType", "recognizes a gateway's page"),
          Map.entry("dev.keyfob.internal.result.ErrorParser", "reads an error's body"),
          Map.entry("dev.keyfob.internal.attempt.BufferedResponse", "reads an response"),
          Map.entry("dev.keyfob.internal.config.ApiKeyProvider", "sends the key"),
          Map.entry("dev.keyfob.internal.call.CallRun", "tells a gateway's 404 from the API's"),
          Map.entry("dev.keyfob.internal.result.ResponseHandler", "reads an error's body"),
          Map.entry(
              "dev.keyfob.internal.result.MalformedResponseException",
              "says where an response went wrong"),
          Map.entry("dev.keyfob.json.Adapters", "writes the wire form"),
          Map.entry("dev.keyfob.json.RecordAdapter", "writes the wire form"),
          Map.entry("dev.keyfob.operation.SendOnceCallFactory", "sends the key"),
          Map.entry("dev.keyfob.latitude.ApiKeys", "compares a token with its last characters"),
          Map.entry(
              "dev.keyfob.pingnetwork.IssuedSession", "turns a configuration into plain Java"),
          Map.entry("dev.keyfob.vless.VlessLink", "gives a link's parts"),
          Map.entry("dev.keyfob.vless.VlessLinkParser", "takes a link apart"),
          Map.entry("dev.keyfob.sink.Sinks", "writes files"));

  @Test
  void generatedClientUsesNothingAboveIt() {
    Rules.leanOnlyOn(
            "dev.keyfob.secret..",
            "dev.keyfob.json..",
            "dev.keyfob.operation..",
            "dev.keyfob.generated..",
            "java..",
            "com.fasterxml.jackson.annotation..",
            "jakarta.annotation..",
            "com.google.gson..",
            "retrofit2..",
            "okhttp3..",
            "okio..")
        .check(ClassesUnderTest.GENERATED_CLIENT);
  }

  @Test
  void facadeUsesNeitherGeneratorNorTests() {
    Rules.stayAwayFrom("dev.keyfob.generator..", "dev.keyfob.sandbox..", "dev.keyfob.demo..")
        .check(ClassesUnderTest.FACADE);
  }

  @Test
  void generatorUsesNoOtherModule() {
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
  void internalPackagesAreUsedByTheFacadeOnly() {
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
  void providersDoNotUseEachOther() {
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
   * The accessor {@code generated()} is exempt: it returns a type of the generated client, whose
   * methods are not checked here.
   */
  @Test
  void facadeApiHasNoTypesOfLibraries() {
    Set<String> exceptions = new HashSet<>();
    exceptions.add("dev.keyfob.ClientBuilder.httpClient(okhttp3.OkHttpClient)");
    for (Class<?> type :
        List.of(OperationCaller.class, LatitudeClient.class, PingNetworkClient.class)) {
      for (String method :
          List.of("call", "callAsync", "callForResponse", "callForResponseAsync")) {
        exceptions.add(
            type.getName() + "." + method + "(java.lang.Class, java.util.function.Function)");
      }
      exceptions.add(
          type.getName()
              + ".pages(java.lang.Class, java.util.function.Function,"
              + " java.util.function.Function)");
      exceptions.add(
          type.getName()
              + ".pages(java.lang.Class, java.util.function.BiFunction,"
              + " java.util.function.Function)");
    }
    Rules.showNoTypesOf(BELOW, exceptions).check(ClassesUnderTest.FACADE);
  }

  @Test
  void publicTypesAreImmutable() {
    Rules.offerNothingThatChanges().check(ClassesUnderTest.LIBRARY);
  }

  @Test
  void nothingPrintsRequests() {
    Rules.neverShowRequests().check(ClassesUnderTest.LIBRARY);
    Rules.neverShowRequests().check(ClassesUnderTest.SANDBOX_AND_DEMO);
  }

  @Test
  void libraryDoesNotUseStandardStreams() {
    Rules.neverPrint().check(ClassesUnderTest.LIBRARY);
  }

  /** The library logs through System.Logger only, so that the application chooses the backend. */
  @Test
  void libraryUsesNoLoggingLibrary() {
    Rules.stayAwayFrom("java.util.logging..", "org.slf4j..", "org.apache..", "android..")
        .check(ClassesUnderTest.LIBRARY);
  }

  @Test
  void secretFieldsAreNotSerialized() {
    Rules.keepSecretsOutOfSerialization().check(ClassesUnderTest.LIBRARY);
  }

  @Test
  void onlyListedClassesRevealSecrets() {
    assertEquals(new TreeSet<>(REVEALERS.keySet()), Revealing.classes(ClassesUnderTest.LIBRARY));
  }

  /** A further class needs an entry in META-INF/native-image and a test in ReachabilityTest. */
  @Test
  void onlyListedClassesUseReflection() {
    assertEquals(
        Set.of(
            "dev.keyfob.internal.http.OkHttpVersionCheck",
            "dev.keyfob.internal.call.ApiTransport",
            "dev.keyfob.internal.operation.OperationCalls",
            "dev.keyfob.internal.operation.PagedApi",
            "dev.keyfob.json.OpenEnumAdapters"),
        Reflecting.classes(ClassesUnderTest.LIBRARY));
  }

  /**
   * The writers of keyfob-connect get host, user and secret from the caller, so they work with
   * every provider.
   */
  @Test
  void connectKnowsNoProviderAndNoInternals() {
    Rules.stayAwayFrom(
            "dev.keyfob.latitude..",
            "dev.keyfob.pingnetwork..",
            "dev.keyfob.generated..",
            "dev.keyfob.internal..",
            "okhttp3..",
            "retrofit2..")
        .check(ClassesUnderTest.CONNECT);
  }

  @Test
  void connectNeverPrintsAndOffersNothingThatChanges() {
    Rules.neverPrint().check(ClassesUnderTest.CONNECT);
    Rules.offerNothingThatChanges().check(ClassesUnderTest.CONNECT);
    Rules.keepSecretsOutOfSerialization().check(ClassesUnderTest.CONNECT);
  }

  @Test
  void testsDoNotSleep() {
    Rules.neverSleep().check(ClassesUnderTest.TESTS);
  }

  @Test
  void sourceFoldersContainNothingGenerated() throws IOException {
    assertEquals(List.of(), Sources.generatedAmongHandWritten());
  }

  @Test
  void publicTypesHaveSinceTags() throws IOException {
    assertEquals(List.of(), Sources.withoutSince(Path.of("..", "facade", "src", "main", "java")));
    assertEquals(
        List.of(), Sources.withoutSince(Path.of("..", "facade", "connect", "src", "main", "java")));
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
