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

/** Each rule finds what the fixture does wrong. */
final class RulesCanFailTest {

  @Test
  void leaningUpwards() {
    assertFinds(
        Rules.leanOnlyOn("java..", ClassesUnderTest.FIXTURE + ".."),
        "Upwards",
        "dev.keyfob.sandbox.Sandbox");
    assertFinds(
        Rules.stayAwayFrom("dev.keyfob.sandbox.."), "Upwards", "dev.keyfob.sandbox.Sandbox");
  }

  @Test
  void usingAPackageThatTheTableDoesNotAllow() {
    ArchRule rule =
        new Layers(ClassesUnderTest.FIXTURE + ".layers").row("upper", "lower").row("lower").rule();
    assertFinds(rule, "lower.LowerLayer.upper()", "unlisted.UnlistedLayer is in a package");
    String found =
        assertThrows(AssertionError.class, () -> rule.check(ClassesUnderTest.fixture()))
            .getMessage();
    assertFalse(found.contains("UpperLayer.lower()"), found);
  }

  @Test
  void cycleBetweenPackages() {
    assertFinds(
        Rules.haveNoPackageCycles(ClassesUnderTest.FIXTURE + ".layers"),
        "layers.lower",
        "layers.upper");
  }

  @Test
  void oneProviderUsingAnother() {
    ArchRule rule = Rules.providersKnowNothingOfEachOther(ClassesUnderTest.FIXTURE, Set.of());
    assertFinds(rule, "one.OneProvider", "other.OtherProvider");
  }

  @Test
  void showingTypesOfLibrariesBelow() {
    ArchRule rule = Rules.showNoTypesOf(Set.of("okhttp3", "com.google.gson"), Set.of());
    assertFinds(rule, "Shows.client()", "okhttp3.OkHttpClient");
    assertFinds(rule, "Shows.json(java.util.List)", "com.google.gson.JsonObject");
    assertFinds(rule, "fixture.Shows shows", "okhttp3.Interceptor");
  }

  @Test
  void exceptionIsForOneMember() {
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
  void offeringWhatChanges() {
    ArchRule rule = Rules.offerNothingThatChanges();
    assertFinds(rule, "Changes.name is not final", "Changes.CODES is an array");
    assertFinds(
        rule, "Changes.setName(java.lang.String) is a setter", "Changes.codes() gives an array");
    assertFinds(rule, "Changes.names() promises a collection that can be changed", "");
  }

  @Test
  void showingRequests() {
    assertFinds(Rules.neverShowRequests(), "ShowsRequests.curl", "toCurl");
    assertFinds(Rules.neverShowRequests(), "ShowsRequests.logging", "HttpLoggingInterceptor");
  }

  @Test
  void printing() {
    assertFinds(Rules.neverPrint(), "Talks.print", "java.lang.System.out");
  }

  @Test
  void logging() {
    assertFinds(Rules.stayAwayFrom("java.util.logging.."), "Talks.log", "java.util.logging.Logger");
  }

  @Test
  void sleeping() {
    assertFinds(Rules.neverSleep(), "Sleeps.thread", "java.lang.Thread.sleep");
    assertFinds(Rules.neverSleep(), "Sleeps.unit", "java.util.concurrent.TimeUnit.sleep");
  }

  @Test
  void serializingASecret() {
    assertFinds(Rules.keepSecretsOutOfSerialization(), "HoldsASecret.secret", "TRANSIENT");
  }

  @Test
  void lookingUp() {
    assertEquals(
        Set.of(ClassesUnderTest.FIXTURE + ".LooksUp"),
        Reflecting.classes(ClassesUnderTest.fixture()));
  }

  @Test
  void revealing() {
    assertEquals(
        Set.of(ClassesUnderTest.FIXTURE + ".Reveals"),
        Revealing.classes(ClassesUnderTest.fixture()));
  }

  @Test
  void generatedAmongHandWritten(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("Site.java"), "package dev.keyfob.generated.latitude.model;\n");
    assertEquals(List.of(file.toString()), Sources.generatedAmong(Stream.of(file)));
  }

  @Test
  void missingSince(@TempDir Path folder) throws IOException {
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
