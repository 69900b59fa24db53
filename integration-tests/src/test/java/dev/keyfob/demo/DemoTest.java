package dev.keyfob.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.error.ForbiddenException;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.pingnetwork.PingNetworkClient;
import dev.keyfob.sandbox.RejectedRequest;
import dev.keyfob.sandbox.Sandbox;
import dev.keyfob.secret.Secret;
import dev.keyfob.testing.FacadeOperation;
import dev.keyfob.testing.FacadeOperations;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class DemoTest {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  @Test
  void showsOnlyTheSecretThatAStepReveals() {
    try (Sandbox sandbox = Sandbox.start()) {
      SandboxDemo.run(out, sandbox);
      String password = refreshed(sandbox).reveal();
      assertEquals(1, Pattern.compile("CANARY-").matcher(text()).results().count());
      assertTrue(text().contains(password));
    }
  }

  @Test
  void callsEveryOperation() {
    try (Sandbox sandbox = Sandbox.start()) {
      SandboxDemo.run(out, sandbox);
      Set<String> all =
          FacadeOperations.all().stream()
              .map(FacadeOperation::operationId)
              .collect(Collectors.toSet());
      all.add("streamSessionEvents");
      assertEquals(all, sandbox.requests().keySet());
    }
  }

  @Test
  void missingParametersAreNamed() {
    DemoParameters given = new DemoParameters(Map.of("tour.site", "SAO", "tour.client", " ")::get);
    assertEquals(List.of("-Dtour.server=..."), given.missing("site", "server"));
    assertEquals(List.of("-Dtour.client=..."), given.missing("client"));
  }

  @Test
  void liveAnnouncesWhatItCreatesAndShowsNoSecret() {
    try (Sandbox sandbox = Sandbox.start()) {
      live(sandbox);
      assertEquals(3, sandbox.issued().size());
    }
    int announced = text().indexOf("- a VPN session at site SAO, for server sv_1");
    assertTrue(announced > 0 && announced < text().indexOf("[1/7]"));
    assertTrue(text().contains("Skipped: no key here"));
    assertEquals(-1, text().indexOf("CANARY"));
  }

  @Test
  void liveDeletesWhatItCanAndNamesTheRest() {
    try (Sandbox sandbox = Sandbox.start();
        LatitudeClient latitude = latitude(sandbox)) {
      live(sandbox);
      assertEquals(List.of(), latitude.vpnSessions().list());
      assertEquals(List.of(), latitude.apiKeys().list());
    }
    int stays = text().indexOf("the API cannot delete");
    assertTrue(stays > 0 && text().indexOf("- an out-of-band connection to server sv_1") > stays);
    assertEquals(2, Pattern.compile("(?m)^Deleted: ").matcher(text()).results().count());
  }

  @Test
  void liveDeletesWhatItCreatedBeforeAFailure() {
    try (Sandbox sandbox = Sandbox.start();
        LatitudeClient latitude = latitude(sandbox)) {
      sandbox.next("get-api-keys", RejectedRequest.status(403));
      assertThrows(ForbiddenException.class, () -> live(sandbox));
      assertEquals(List.of(), latitude.vpnSessions().list());
      assertEquals(List.of(), latitude.apiKeys().list());
    }
  }

  @Test
  void liveNamesWhatItFailedToDelete() {
    try (Sandbox sandbox = Sandbox.start()) {
      sandbox.next("delete-vpn-session", RejectedRequest.status(403));
      live(sandbox);
      assertEquals(
          1, Pattern.compile("(?m)^NOT DELETED: .*vpn_").matcher(text()).results().count());
      assertEquals(1, sandbox.requests().get("delete-api-key"));
    }
  }

  @Test
  void liveSkipsStepsWithoutParameters() {
    try (Sandbox sandbox = Sandbox.start()) {
      LiveDemo.run(
          out, new DemoParameters(name -> null), () -> latitude(sandbox), () -> ping(sandbox));
      assertEquals(
          Set.of(
              "get-servers",
              "get-ssh-keys",
              "get-vpn-sessions",
              "post-api-key",
              "get-api-keys",
              "delete-api-key",
              "listZones"),
          sandbox.requests().keySet());
    }
    assertTrue(text().contains("skipped: needs -Dtour.client=..., -Dtour.zone=..."));
  }

  @Test
  void liveFailsWithoutAKeyAndNamesWhereItLooked() {
    DemoParameters none = new DemoParameters(name -> null);
    assertThrows(
        IllegalStateException.class,
        () -> LiveDemo.run(out, none, DemoTest::noKey, DemoTest::noKey));
    assertTrue(text().contains("Skipped: no key here"));
  }

  private static Secret<String> refreshed(Sandbox sandbox) {
    return sandbox.issued().stream()
        .filter(issued -> issued.operationId().equals("put-vpn-session"))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private void live(Sandbox sandbox) {
    Map<String, String> given =
        Map.of("tour.site", "SAO", "tour.server", "sv_1", "tour.sshKey", "ssh_1");
    LiveDemo.run(out, new DemoParameters(given::get), () -> latitude(sandbox), DemoTest::noKey);
  }

  private static LatitudeClient latitude(Sandbox sandbox) {
    return sandbox.latitude().build();
  }

  private static PingNetworkClient ping(Sandbox sandbox) {
    return sandbox.pingNetwork().build();
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // stands for both clients
  private static <C> C noKey() {
    throw new IllegalStateException("no key here");
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
