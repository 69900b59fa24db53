package dev.keyfob.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keyfob.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each consumer calls the sandbox, prints what it gets and delivers a password into a file. */
@ParameterizedClass
@MethodSource("builds")
final class ConsumersIT {

  private final Build build;
  private Consumers consumers;
  private Sandbox sandbox;

  @TempDir private Path secrets;

  ConsumersIT(Build build) {
    this.build = build;
  }

  static Stream<Build> builds() {
    return Stream.of(17, 25).map(Jdk::find).map(Build::new);
  }

  @BeforeEach
  void start() throws IOException {
    assumeTrue(
        build.jdk.home().isPresent(),
        () ->
            build.jdk
                + " is not beside the running one; -Dkeyfob.jdk"
                + build.jdk.feature()
                + "=… says where it is");
    consumers = build.consumers();
    sandbox = Sandbox.start();
  }

  @AfterEach
  void stop() {
    if (sandbox != null) {
      sandbox.close();
    }
  }

  @Test
  void consumerOnTheClassPathSeesNoSecret() throws IOException {
    holds(consumers.onClassPath("classpath", sandbox, secrets));
    assertTrue(Files.size(secrets.resolve("vpn-login")) > 0);
    assertTrue(Files.size(secrets.resolve("dotenv")) > 0);
    assertTrue(Files.size(secrets.resolve("vless-link")) > 0);
  }

  /** The options are those of docs/short-programs.md. */
  @Test
  void archiveHoldsTheClassesOfAShortProgram() throws IOException {
    Path archive = secrets.resolve("app.archive");
    boolean aot = build.jdk.feature() >= 25;
    String write = (aot ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + archive;
    String read = (aot ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive;
    Path first = Files.createDirectory(secrets.resolve("first"));
    Path second = Files.createDirectory(secrets.resolve("second"));
    consumers.pack("classpath");
    assertEquals(0, consumers.onJars("classpath", sandbox, first, write).exit());
    Run run =
        consumers.onJars(
            "classpath", sandbox, second, read, "-XX:TieredStopAtLevel=1", "-Xlog:class+load");
    assertEquals(0, run.exit(), run.output());
    List<String> clients =
        run.output()
            .lines()
            .filter(line -> line.contains(" dev.keyfob.latitude.LatitudeClient "))
            .toList();
    assertEquals(1, clients.size(), clients.toString());
    assertTrue(clients.get(0).contains("source: shared objects file"), clients.toString());
  }

  @Test
  void consumerGetsTheInstalledArtifacts() throws IOException {
    List<Path> jars = consumers.jars("classpath");
    Path repository =
        Path.of("target", "consumers", "repository", "dev", "keyfob").toAbsolutePath();
    assertEquals(
        List.of("keyfob-facade", "keyfob-generated-client"),
        jars.stream()
            .filter(jar -> jar.startsWith(repository))
            .map(jar -> repository.relativize(jar).getName(0).toString())
            .sorted()
            .toList());
  }

  @Test
  void consumerOnTheModulePathSeesNoSecret() throws IOException {
    holds(consumers.onModulePath("modulepath", sandbox, secrets));
  }

  @Test
  void modulesExportOnlyPublicPackages() throws IOException {
    String output = consumers.onModulePath("modulepath", sandbox, secrets).output();
    assertTrue(output.contains("module dev.keyfob, automatic: false"), output);
    assertTrue(output.contains("module dev.keyfob.generated, automatic: false"), output);
    assertEquals(
        List.of(
            "dev.keyfob",
            "dev.keyfob.error",
            "dev.keyfob.journal",
            "dev.keyfob.latitude",
            "dev.keyfob.pingnetwork",
            "dev.keyfob.sink",
            "dev.keyfob.telemetry",
            "dev.keyfob.vless"),
        output
            .lines()
            .filter(line -> line.startsWith("exported "))
            .map(line -> line.substring(9))
            .toList());
    assertTrue(output.contains("document true"), output);
  }

  @Test
  void modularClientSaysItsVersion() throws IOException {
    String output = consumers.onModulePath("modulepath", sandbox, secrets).output();
    assertTrue(
        output.contains("user agent keyfob/" + System.getProperty("keyfob.version") + " (java "),
        output);
  }

  @Test
  void consumerOfConnectFindsItsFilesAndSeesNoSecret() throws IOException {
    Run run = consumers.onModulePath("connect", sandbox, secrets);
    holds(run);
    assertTrue(run.output().contains("module dev.keyfob.connect"), run.output());
    assertTrue(run.output().contains("left false"), run.output());
    try (Stream<Path> files = Files.list(secrets)) {
      assertEquals(
          List.of("ipmitool.env", "secret.json", "sing-box.json", "vpn-password", "xray.json"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void sandboxRunsInTheConsumersOwnProcess() throws IOException {
    Run run = consumers.onClassPath("sandbox", sandbox, secrets);
    assertFalse(run.output().contains("CANARY-"), "the consumer has printed a secret");
    assertEquals(0, run.exit(), run.output());
    assertTrue(run.output().contains("password=[secret]"), run.output());
    assertTrue(run.output().contains("violations []"), run.output());
  }

  @Test
  void sandboxAndFacadeNeedTwentyJars() throws IOException {
    assertEquals(20, consumers.jars("sandbox").size(), names("sandbox").toString());
  }

  @Test
  void sandboxLogsNothingInTheConsumersProcess() throws IOException {
    String output = consumers.onClassPath("sandbox", sandbox, secrets).output();
    assertFalse(output.contains("SLF4J"), output);
    assertFalse(output.contains("WARNING"), output);
  }

  @Test
  void gsonOfTheConsumerWritesMasks() throws IOException {
    Run run = consumers.onClassPath("gson", sandbox, secrets);
    holds(run);
    assertTrue(run.output().startsWith("Gson 2.10.1\n\"[secret]\"\n"), run.output());
  }

  @Test
  void kotlinConsumerAwaitsAndCancels() throws IOException {
    Run run = consumers.onClassPath("kotlin", sandbox, secrets);
    holds(run);
    assertTrue(run.output().contains(" leads to "), run.output());
    assertTrue(run.output().contains("cancelled: true"), run.output());
    assertTrue(run.output().contains("refused with 404"), run.output());
  }

  @Test
  void kotlinRefusesAValueThatMayBeNull() {
    Run run = consumers.compile("kotlin-nullness");
    assertNotEquals(0, run.exit());
    assertTrue(run.output().contains("actual 'String?'"), run.output());
  }

  @ParameterizedTest
  @ValueSource(strings = {"spring-boot-3", "spring-boot-4"})
  void springBootApplicationBindsTheKeyAndWritesMasks(String consumer) throws IOException {
    Run run = consumers.onClassPath(consumer, sandbox, secrets);
    holds(run);
    assertTrue(run.output().contains("KeyfobProperties[apiKey=[secret]"), run.output());
    assertTrue(run.output().contains("json {\"id\":\"vpn_"), run.output());
    assertTrue(run.output().contains("\"password\":\"[secret]\""), run.output());
    assertTrue(run.output().contains("json {\"site\":\"SAO\"}"), run.output());
    assertTrue(run.output().contains("read Order[site=NEW]"), run.output());
    assertTrue(run.output().contains("health UP"), run.output());
    assertTrue(run.output().contains("calls 1"), run.output());
    assertEquals(Map.of("post-vpn-session", 1), sandbox.requests());
  }

  @Test
  void libraryOnOkHttp4AfterKeyfobRunsOnOkHttp5() throws IOException {
    Run run = consumers.onClassPath("okhttp4-after", sandbox, secrets);
    holds(run);
    assertTrue(run.output().contains("the other library got status 200"), run.output());
    assertFalse(names("okhttp4-after").contains("okhttp-4.12.0.jar"));
  }

  @Test
  void libraryOnOkHttp4BeforeKeyfobIsNoticedWithTheLinesToAdd() throws IOException {
    Run run = consumers.onClassPath("okhttp4-before", sandbox, secrets);
    assertNotEquals(0, run.exit());
    assertTrue(
        run.output().contains("OkHttp 4.12.0 is on the class path")
            || run.output().contains("two versions of OkHttp are on the class path"),
        run.output());
    String remedied =
        Files.readString(consumers.folder().resolve("okhttp4-remedied/pom.xml"))
            .replaceAll("\\s+", "");
    String lines = run.output().replaceAll("\\s+", "");
    String toAdd =
        lines.substring(lines.indexOf("<dependency>"), lines.lastIndexOf("</dependency>"));
    assertTrue(
        remedied.contains("<dependencies>" + toAdd),
        "the remedied consumer begins with other lines than:\n" + toAdd);
  }

  @Test
  void linesOfTheStartUpCheckHelp() throws IOException {
    Run run = consumers.onClassPath("okhttp4-remedied", sandbox, secrets);
    holds(run);
    assertTrue(run.output().contains("the other library got status 200"), run.output());
    assertFalse(names("okhttp4-remedied").contains("okhttp-4.12.0.jar"));
  }

  private List<String> names(String consumer) throws IOException {
    return consumers.jars(consumer).stream().map(jar -> jar.getFileName().toString()).toList();
  }

  private void holds(Run run) throws IOException {
    assertFalse(run.output().contains("CANARY-"), "the consumer has printed a secret");
    assertEquals(0, run.exit(), run.output());
    assertTrue(run.output().contains("[secret]"), run.output());
    assertEquals(List.of(), sandbox.violations());
    String delivered = Files.readString(secrets.resolve("vpn-password")).strip();
    assertTrue(
        sandbox.issued().stream().anyMatch(issued -> issued.value().reveal().equals(delivered)));
  }

  /** The consumers, built once, by the first test that needs them. */
  static final class Build {

    private final Jdk jdk;
    private Consumers consumers;
    private IllegalStateException failure;

    Build(Jdk jdk) {
      this.jdk = jdk;
    }

    Consumers consumers() throws IOException {
      if (failure != null) {
        throw failure;
      }
      if (consumers == null) {
        try {
          consumers = Consumers.build(jdk);
        } catch (IllegalStateException broken) {
          failure = broken;
          throw broken;
        }
      }
      return consumers;
    }

    @Override
    public String toString() {
      return jdk.toString();
    }
  }
}
