package dev.keyfob.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that each rule finds the violation in the fixture. */
final class RulesCanFailTest {

  @Test
  void findsUseOfAHigherModule() {
    assertFinds(
        Rules.leanOnlyOn("java..", ClassesUnderTest.FIXTURE + ".."),
        "Upwards",
        "dev.keyfob.sandbox.Sandbox");
    assertFinds(
        Rules.stayAwayFrom("dev.keyfob.sandbox.."), "Upwards", "dev.keyfob.sandbox.Sandbox");
  }

  @Test
  void findsUseOfAPackageThatTheTableDoesNotAllow() {
    ArchRule rule =
        new Layers(ClassesUnderTest.FIXTURE + ".layers").row("upper", "lower").row("lower").rule();
    assertFinds(rule, "lower.LowerLayer.upper()", "unlisted.UnlistedLayer is in a package");
    String found =
        assertThrows(AssertionError.class, () -> rule.check(ClassesUnderTest.fixture()))
            .getMessage();
    assertFalse(found.contains("UpperLayer.lower()"), found);
  }

  @Test
  void findsPackageCycle() {
    assertFinds(
        Rules.haveNoPackageCycles(ClassesUnderTest.FIXTURE + ".layers"),
        "layers.lower",
        "layers.upper");
  }

  @Test
  void findsUseOfAnotherProvider() {
    ArchRule rule = Rules.providersKnowNothingOfEachOther(ClassesUnderTest.FIXTURE, Set.of());
    assertFinds(rule, "one.OneProvider", "other.OtherProvider");
  }

  @Test
  void findsLibraryTypesInSignatures() {
    ArchRule rule = Rules.showNoTypesOf(Set.of("okhttp3", "com.google.gson"), Set.of());
    assertFinds(rule, "Shows.client()", "okhttp3.OkHttpClient");
    assertFinds(rule, "Shows.json(java.util.List)", "com.google.gson.JsonObject");
    assertFinds(rule, "fixture.Shows shows", "okhttp3.Interceptor");
  }

  @Test
  void exceptionAppliesToOneMember() {
    ArchRule rule =
        Rules.showNoTypesOf(
            Set.of("okhttp3"), Set.of(ClassesUnderTest.FIXTURE + ".Shows.client()"));
    String found =
        assertThrows(AssertionError.class, () -> rule.check(ClassesUnderTest.fixture()))
            .getMessage();
    assertFalse(found.contains("Shows.client() shows"));
    assertTrue(found.contains("okhttp3.Interceptor"), found);
  }

  @Test
  void findsMutableTypes() {
    ArchRule rule = Rules.offerNothingThatChanges();
    assertFinds(
        rule, "OffersMutableState.name is not final", "OffersMutableState.CODES is an array");
    assertFinds(
        rule,
        "OffersMutableState.setName(java.lang.String) is a setter",
        "OffersMutableState.codes() gives an array");
    assertFinds(rule, "OffersMutableState.names() promises a collection that can be changed", "");
  }

  @Test
  void findsPrintedRequests() {
    assertFinds(Rules.neverShowRequests(), "ShowsRequests.curl", "toCurl");
    assertFinds(Rules.neverShowRequests(), "ShowsRequests.logging", "HttpLoggingInterceptor");
  }

  @Test
  void findsStandardStreams() {
    assertFinds(Rules.neverPrint(), "Talks.print", "java.lang.System.out");
  }

  @Test
  void findsLoggingLibrary() {
    assertFinds(Rules.stayAwayFrom("java.util.logging.."), "Talks.log", "java.util.logging.Logger");
  }

  @Test
  void findsSleep() {
    assertFinds(Rules.neverSleep(), "Sleeps.thread", "java.lang.Thread.sleep");
    assertFinds(Rules.neverSleep(), "Sleeps.unit", "java.util.concurrent.TimeUnit.sleep");
  }

  @Test
  void findsSerializableSecret() {
    assertFinds(Rules.keepSecretsOutOfSerialization(), "HoldsASecret.secret", "TRANSIENT");
  }

  @Test
  void findsReflection() {
    assertEquals(
        Set.of(ClassesUnderTest.FIXTURE + ".LooksUp"),
        Reflecting.classes(ClassesUnderTest.fixture()));
  }

  @Test
  void findsReveal() {
    assertEquals(
        Set.of(ClassesUnderTest.FIXTURE + ".Reveals"),
        Revealing.classes(ClassesUnderTest.fixture()));
  }

  @Test
  void findsGeneratedSource(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("Site.java"), "package dev.keyfob.generated.latitude.model;\n");
    assertEquals(List.of(file.toString()), Sources.generatedAmong(Stream.of(file)));
  }

  @Test
  void findsMissingSince(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("Thing.java"), "/** A thing. */\npublic final class Thing {}\n");
    Files.writeString(folder.resolve("Own.java"), "/** A thing. */\nfinal class Own {}\n");
    assertEquals(List.of(file.toString()), Sources.withoutSince(folder));
  }

  private static void assertFinds(ArchRule rule, String... named) {
    String found =
        assertThrows(AssertionError.class, () -> rule.check(ClassesUnderTest.fixture()))
            .getMessage();
    for (String name : named) {
      assertTrue(found.contains(name), () -> "no word of " + name + " in: " + found);
    }
  }
}
